package dev.semanticpassport.contracts;

/** A list of public ideas that scoring-service keeps. One version of it never changes. */
public record TraitsVersion(
        @Described("The list's name.") String name,
        @Described("Its version, from 1.") int version) {
    public TraitsVersion {
        Checks.name(name, "comparison.traits.name");
        Checks.that(version >= 1, "comparison.traits.version must be at least 1");
    }

    /** As people write it. */
    public String inWords() {
        return name + ", version " + version;
    }
}
