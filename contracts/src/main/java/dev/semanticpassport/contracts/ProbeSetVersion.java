package dev.semanticpassport.contracts;

/** A set of prompts that passport-service keeps. One version of it never changes. */
public record ProbeSetVersion(
        @Described("The set's name, e.g. everyday-en.") String name,
        @Described("Its version, from 1.") int version) {
    public ProbeSetVersion {
        Checks.name(name, "probeSet.name");
        Checks.that(version >= 1, "probeSet.version must be at least 1");
    }

    /** As people write it. */
    public String inWords() {
        return name + ", version " + version;
    }
}
