package dev.semanticpassport.writing;

/** Who said a message. Whose an idea is follows from it. */
public enum Speaker {
    /** The person whose writing this is. */
    AUTHOR,
    /** A language model that answered the author. */
    ASSISTANT,
    /** Another person, in a chat of several. */
    OTHER,
    /** Instructions, tools and notices of the product: kept, and no source of ideas. */
    PRODUCT
}
