package dev.semanticpassport.recognition.contrasting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Answers to one prompt in one script, laid out so that one more is compared with all of them in
 * one pass instead of token by token with each.
 */
public final class SharedWords {
    private final List<Wording> answers;
    private final long[] tokens;
    private final int[][] places;

    private SharedWords(List<Wording> answers) {
        this.answers = answers;
        tokens =
                answers.stream()
                        .flatMapToLong(answer -> LongStream.of(answer.tokens()))
                        .sorted()
                        .distinct()
                        .toArray();
        places = new int[answers.size()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = places(answers.get(i));
        }
    }

    /**
     * Lays answers out.
     *
     * @throws IllegalArgumentException if there is none, or they answer different prompts or in
     *     different scripts
     */
    public static SharedWords of(List<Wording> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("No answers, so that there is no prompt");
        }
        answers.forEach(answers.getFirst()::requireComparable);
        return new SharedWords(List.copyOf(answers));
    }

    private int[] places(Wording answer) {
        int[] at = new int[answer.tokens().length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Arrays.binarySearch(tokens, answer.tokens()[i]);
        }
        return at;
    }

    List<Wording> answers() {
        return answers;
    }

    /** The cosine of one more answer with each, the same to the last bit as one by one. */
    double[] products(Wording one) {
        float[] dense = new float[tokens.length];
        int[] own = places(one);
        for (int i = 0; i < own.length; i++) {
            if (own[i] >= 0) {
                dense[own[i]] = one.weights()[i];
            }
        }
        double[] products = new double[places.length];
        for (int i = 0; i < products.length; i++) {
            int[] at = places[i];
            float[] weights = answers.get(i).weights();
            double product = 0;
            for (int token = 0; token < at.length; token++) {
                product += (double) weights[token] * dense[at[token]];
            }
            products[i] = product;
        }
        return products;
    }
}
