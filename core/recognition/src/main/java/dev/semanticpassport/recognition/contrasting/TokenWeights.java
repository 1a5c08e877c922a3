package dev.semanticpassport.recognition.contrasting;

import dev.semanticpassport.recognition.describing.TokenCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How much a token tells: log(answers / (1 + answers that contain it)), never below zero. */
final class TokenWeights {
    /** log(1 + count), which takes long and is asked for small counts nearly always. */
    private static final double[] LOGS = IntStream.range(0, 64).mapToDouble(Math::log1p).toArray();

    private final long[] hashes;
    private final float[] weights;
    private final float unseen;

    private TokenWeights(long[] hashes, float[] weights, float unseen) {
        this.hashes = hashes;
        this.weights = weights;
        this.unseen = unseen;
    }

    /** Counts answers that contain each token. */
    static final class Census {
        private final Map<Long, Integer> containing = new HashMap<>();
        private int answers;

        void add(TokenCounts counts) {
            answers++;
            for (int i = 0; i < counts.size(); i++) {
                containing.merge(counts.hash(i), 1, Integer::sum);
            }
        }

        TokenWeights weights() {
            // a token of a single answer weighs nearly as much as one that was never seen
            long[] hashes =
                    containing.entrySet().stream()
                            .filter(entry -> entry.getValue() > 1)
                            .mapToLong(Map.Entry::getKey)
                            .sorted()
                            .toArray();
            float[] weights = new float[hashes.length];
            for (int i = 0; i < hashes.length; i++) {
                weights[i] = weight(containing.getOrDefault(hashes[i], 0));
            }
            return new TokenWeights(hashes, weights, weight(1));
        }

        private float weight(int count) {
            return (float) Math.max(0, Math.log((double) answers / (1 + count)));
        }
    }

    private static double logOf(int count) {
        return count < LOGS.length ? LOGS[count] : Math.log1p(count);
    }

    float of(long hash) {
        int place = Arrays.binarySearch(hashes, hash);
        return place < 0 ? unseen : weights[place];
    }

    /** Weights of an answer's tokens, log(1 + count) times what each tells, of length one. */
    float[] unitVector(TokenCounts counts) {
        float[] vector = new float[counts.size()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) logOf(counts.count(i)) * of(counts.hash(i));
            squares += (double) vector[i] * vector[i];
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
