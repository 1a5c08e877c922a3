package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import java.util.random.RandomGenerator;

/**
 * Exact p-values from draws of the null that stop once enough of them were as high as what was seen
 * (Besag and Clifford 1991): the share of high ones among those drawn, or (high + 1) / (draws + 1)
 * where they ran out. Pairs that share nothing cost few draws.
 */
final class Drawing {
    /** As high as what was seen: then no more are drawn. */
    private static final int ENOUGH = 10;

    private Drawing() {}

    /** One value under the null. */
    @FunctionalInterface
    interface Draw {
        double of(RandomGenerator random) throws RefusedException;
    }

    static double pValue(double seen, int draws, RandomGenerator random, Draw draw)
            throws RefusedException {
        int high = 0;
        for (int drawn = 1; drawn <= draws; drawn++) {
            high += draw.of(random) >= seen ? 1 : 0;
            if (high == ENOUGH) {
                return (double) high / drawn;
            }
        }
        return (high + 1.0) / (draws + 1.0);
    }

    /** Brings numbers into a random order. */
    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
