package dev.semanticpassport.writing;

/**
 * What could not be read, or not as it stands. It stops nothing: what was read before it stays.
 *
 * @param file the file, as in {@link Message#source()}
 * @param place where in it, for people: "line 7", "character 1200", "byte 33"; empty for the whole
 * @param what is wrong and what became of it; quotes no text of messages
 */
public record Problem(String file, String place, String what) {
    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : ", " + place) + ": " + what;
    }
}
