package dev.semanticpassport.contracts;

/** What a verification ends with. */
public enum Verdict {
    /**
     * The model carries the signature; descendants, distillates and models trained on leaks do too.
     */
    RECOGNISED,
    /** A survival of the signature of at least the declared floor is refuted; never "unrelated". */
    NOT_RECOGNISED,
    UNDECIDED
}
