package dev.semanticpassport.local.command;

/** A version of something that is stored under a name, on the command line NAME/VERSION. */
record NamedVersion(String name, int version) {

    /**
     * @param what is named so
     * @throws IllegalArgumentException saying what it is, and what was written
     */
    static NamedVersion of(String what, String written) {
        String[] parts = written.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    what + " is NAME/VERSION, e.g. mine/1, not " + written);
        }
        return new NamedVersion(parts[0], Integer.parseInt(parts[1]));
    }
}
