package dev.semanticpassport.recognition.contrasting;

import dev.semanticpassport.recognition.describing.GivenAnswer;

/** The words of an answer, weighed by what they tell, and how like the cohort's they are. */
public final class Wording {
    private final GivenAnswer answer;
    private final String asked;
    private final long[] tokens;
    private final float[] weights;
    private final UsualLikeness.Standing standing;
    private final float[] toMembers;

    Wording(
            GivenAnswer answer,
            String asked,
            long[] tokens,
            float[] weights,
            UsualLikeness.Standing standing,
            float[] toMembers) {
        this.answer = answer;
        this.asked = asked;
        this.tokens = tokens;
        this.weights = weights;
        this.standing = standing;
        this.toMembers = toMembers;
    }

    public GivenAnswer answer() {
        return answer;
    }

    /** How like it is to the answer of a model of the cohort, beyond what is usual. */
    public float toMember(int member) {
        return toMembers[member];
    }

    /** Whether the two answer one prompt in one script, so that they could share words. */
    public boolean isComparable(Wording other) {
        return asked.equals(other.asked);
    }

    /**
     * @throws IllegalArgumentException if they answer different prompts, or in different scripts
     */
    void requireComparable(Wording other) {
        if (!isComparable(other)) {
            throw new IllegalArgumentException(
                    "Answers to different prompts cannot be compared: %s, %s"
                            .formatted(asked, other.asked));
        }
    }

    /** Hashes of its different tokens, ascending. */
    long[] tokens() {
        return tokens;
    }

    /** What each of the tokens weighs, of length one together. */
    float[] weights() {
        return weights;
    }

    String asked() {
        return asked;
    }

    UsualLikeness.Standing standing() {
        return standing;
    }

    /** The cosine of the two. */
    double product(Wording other) {
        double product = 0;
        int i = 0;
        int j = 0;
        while (i < weights.length && j < other.weights.length) {
            int order = Long.compare(tokens[i], other.tokens[j]);
            if (order == 0) {
                product += (double) weights[i] * other.weights[j];
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return product;
    }
}
