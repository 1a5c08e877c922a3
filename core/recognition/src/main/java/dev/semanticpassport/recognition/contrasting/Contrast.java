package dev.semanticpassport.recognition.contrasting;

/** What stands out in one answer, in numbers. */
public final class Contrast {
    private final float[] values;
    private final int tokens;
    private final boolean asked;

    /**
     * The values belong to the contrast from now on.
     *
     * @param tokens the answer's length
     * @param asked whether the cohort was asked the same prompt
     */
    public Contrast(float[] values, int tokens, boolean asked) {
        this.values = values;
        this.tokens = tokens;
        this.asked = asked;
    }

    public int size() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    /** Length of the answer in tokens. */
    public int tokens() {
        return tokens;
    }

    /** Whether it is set against answers to the same prompt, and not to all prompts together. */
    public boolean asked() {
        return asked;
    }
}
