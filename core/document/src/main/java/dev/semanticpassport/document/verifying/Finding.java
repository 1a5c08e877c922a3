package dev.semanticpassport.document.verifying;

/** What one check of a passport's file found. */
public sealed interface Finding {

    /** What was checked, in a word or two. */
    String check();

    /** It is as it must be. */
    record Holds(String check, String detail) implements Finding {}

    /** It is said, and cannot be recomputed from what is at hand; who says so stands in detail. */
    record Attested(String check, String detail) implements Finding {}

    /** Whether it holds cannot be told from what is at hand. */
    record Undecided(String check, String detail) implements Finding {}

    /**
     * It is not as it must be.
     *
     * @param path where in the file, such as {@code payload.predicate.evidence[0].report}
     * @param expected what should stand there
     * @param found what stands there
     */
    record Differs(String check, String path, String expected, String found) implements Finding {}

    /**
     * The file is no passport's.
     *
     * @param detail file, place and what is wrong there
     */
    record Unreadable(String check, String detail) implements Finding {}
}
