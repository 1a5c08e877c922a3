package dev.semanticpassport.contracts;

/** What the author decides on an idea. */
public enum Marking {
    PUBLIC,
    PRIVATE,
    REJECTED
}
