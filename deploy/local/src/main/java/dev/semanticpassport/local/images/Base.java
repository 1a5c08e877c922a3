package dev.semanticpassport.local.images;

/** What an image stands on: the runtime is its own, so that a C library (glibc) is enough. */
public sealed interface Base {
    /** Nothing, and the C library out of this machine's Debian packages: no registry is needed. */
    record DebianPackages() implements Base {}

    /**
     * An image from a registry.
     *
     * @param reference as Docker writes it
     */
    record Image(String reference) implements Base {}

    /** The word for {@link DebianPackages} on the command line. */
    String PACKAGES = "debian-packages";

    static Base of(String word) {
        return word.equals(PACKAGES) ? new DebianPackages() : new Image(word);
    }
}
