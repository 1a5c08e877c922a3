package dev.semanticpassport.core.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which of many hypotheses are rejected together, by their p-values. */
public final class ManyHypotheses {
    private ManyHypotheses() {}

    /**
     * Benjamini and Yekutieli (2001): of those rejected at most the share alpha is true on average,
     * however the p-values depend on each other: the k* smallest, k* = max{k : p_(k) ≤ αk / (M ·
     * H_M)}, H_M = 1 + 1/2 + … + 1/M.
     *
     * @param chances p-values, each in (0, 1]
     * @return positions in the list
     */
    public static SortedSet<Integer> withFalseDiscoveryRate(List<Double> chances, double alpha) {
        Share.require("alpha", alpha);
        for (double p : chances) {
            if (!(p > 0 && p <= 1)) {
                throw new IllegalArgumentException("A p-value lies in (0, 1]: " + p);
            }
        }
        List<Integer> smallestFirst =
                IntStream.range(0, chances.size())
                        .boxed()
                        .sorted(Comparator.comparing(chances::get))
                        .toList();
        int rejected = 0;
        for (int k = 1; k <= chances.size(); k++) {
            if (chances.get(smallestFirst.get(k - 1)) <= largestChance(chances.size(), k, alpha)) {
                rejected = k;
            }
        }
        return new TreeSet<>(smallestFirst.subList(0, rejected));
    }

    /**
     * The largest p-value that any of so many hypotheses can be rejected by, all being rejected;
     * where p-values cannot get that small, nothing can be rejected.
     */
    public static double largestChance(int hypotheses, double alpha) {
        return largestChance(hypotheses, hypotheses, alpha);
    }

    private static double largestChance(int hypotheses, int rejected, double alpha) {
        double harmonic = 0;
        for (int i = hypotheses; i >= 1; i--) {
            harmonic += 1.0 / i;
        }
        return alpha * rejected / (hypotheses * harmonic);
    }
}
