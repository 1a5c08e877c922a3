package dev.semanticpassport.core.statistics;

/** What an audit concludes. */
public enum Verdict {
    /** The model carries the signature, as descendants, distillates and leaks' pupils do too. */
    RECOGNISED,
    /** Survival of the declared floor or more is refuted; it never means "unrelated". */
    NOT_RECOGNISED,
    /** Neither could be shown. */
    UNDECIDED
}
