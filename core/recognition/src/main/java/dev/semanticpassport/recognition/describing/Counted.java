package dev.semanticpassport.recognition.describing;

/** What of an answer is counted, to tell how like another it is. */
public enum Counted {
    /** Words, marks and line breaks. */
    TOKENS,
    /** Each with the one before it: rarer, so that what two answers share says more. */
    PAIRS
}
