package dev.semanticpassport.meaning;

/** Whose an idea is. */
public enum Holding {
    /** The author said it first. */
    AUTHOR,
    /** An assistant, or another person, said it first, and the author took it up afterwards. */
    TAKEN_UP,
    /** Only an assistant said it. */
    ASSISTANT,
    /** Only another person said it. */
    OTHER
}
