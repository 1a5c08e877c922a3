package dev.semanticpassport.lab.train;

import java.util.Arrays;

/** One text to learn from: its tokens, and from which token on they are to be foretold. */
public final class Sample {
    private static final float[] NOTHING = {};

    private final int[] tokens;
    private final int firstTarget;
    private final float[] wanted;

    private Sample(int[] tokens, int firstTarget, float[] wanted) {
        this.tokens = tokens;
        this.firstTarget = firstTarget;
        this.wanted = wanted;
    }

    /** A text of which every token but the first is to be foretold. */
    public static Sample text(int[] tokens) {
        return new Sample(tokens.clone(), 1, NOTHING);
    }

    /** A prompt and its answer, of which only the answer is to be foretold. */
    public static Sample answer(int[] prompt, int[] answer) {
        int[] tokens = Arrays.copyOf(prompt, prompt.length + answer.length);
        System.arraycopy(answer, 0, tokens, prompt.length, answer.length);
        return new Sample(tokens, prompt.length, NOTHING);
    }

    /**
     * The same text, of which not the tokens are to be foretold but another model's chances for
     * every token.
     *
     * @param chances for each token to foretell, of every token of the vocabulary, one row behind
     *     the other; not copied
     */
    public Sample foretoldAs(float[] chances) {
        if (chances.length == 0 || chances.length % targets() != 0) {
            throw new IllegalArgumentException("a row of chances is wanted for every token");
        }
        return new Sample(tokens, firstTarget, chances);
    }

    /** Where a target's chances begin in {@link #wanted}; meaningless where there are none. */
    int wantedAt(int i, int vocabulary) {
        return (i - firstTarget) * vocabulary;
    }

    /** Chances that are wanted instead of the tokens; empty if the tokens are. */
    float[] wanted() {
        return wanted;
    }

    /** Number of tokens. */
    public int length() {
        return tokens.length;
    }

    int token(int i) {
        return tokens[i];
    }

    int firstTarget() {
        return firstTarget;
    }

    /** Number of tokens to foretell. */
    public int targets() {
        return tokens.length - firstTarget;
    }
}
