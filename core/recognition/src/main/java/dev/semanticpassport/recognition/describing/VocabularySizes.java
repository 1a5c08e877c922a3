package dev.semanticpassport.recognition.describing;

/**
 * How many of the most frequent tokens, pairs of tokens and first tokens become features, at most.
 */
public record VocabularySizes(int tokens, int pairs, int openers) {
    public static final VocabularySizes DEFAULT = new VocabularySizes(300, 300, 30);
}
