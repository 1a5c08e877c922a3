package dev.semanticpassport.meaning;

/** What the author decided on an idea. */
public enum Standing {
    /** May be published. */
    PUBLIC,
    /** The author's own: stands in no export, no public kit and no passport. */
    PRIVATE,
    /** No idea of the author's: kept, so that another import does not bring it back. */
    REJECTED
}
