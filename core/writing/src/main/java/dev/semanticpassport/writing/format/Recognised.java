package dev.semanticpassport.writing.format;

/** What a file is, by its first characters. */
public sealed interface Recognised {

    /** It can be read. */
    record Known(Format format) implements Recognised {}

    /** It belongs to an export that can be read, and holds no messages. */
    record Companion(String what) implements Recognised {}

    /**
     * It is something else.
     *
     * @param what it looks like
     */
    record Foreign(String what) implements Recognised {}
}
