package dev.semanticpassport.lab.train;

import java.util.Arrays;

/** One text to learn from: its tokens, and from which token on they are to be foretold. */
public final class Sample {
    private final int[] tokens;
    private final int firstTarget;

    private Sample(int[] tokens, int firstTarget) {
        this.tokens = tokens;
        this.firstTarget = firstTarget;
    }

    /** A text of which every token but the first is to be foretold. */
    public static Sample text(int[] tokens) {
        return new Sample(tokens.clone(), 1);
    }

    /** A prompt and its answer, of which only the answer is to be foretold. */
    public static Sample answer(int[] prompt, int[] answer) {
        int[] tokens = Arrays.copyOf(prompt, prompt.length + answer.length);
        System.arraycopy(answer, 0, tokens, prompt.length, answer.length);
        return new Sample(tokens, prompt.length);
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
