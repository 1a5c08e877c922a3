package dev.semanticpassport.lab.base;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The model to beat: each token from the one before it, counted, mixed with how common the token
 * is.
 */
final class BigramModel {
    private final int vocabulary;
    private final Map<Long, Integer> pairs = new HashMap<>();
    private final int[] before;
    private final int[] single;
    private long total;

    BigramModel(int vocabulary, List<int[]> texts) {
        this.vocabulary = vocabulary;
        this.before = new int[vocabulary];
        this.single = new int[vocabulary];
        for (int[] text : texts) {
            for (int i = 1; i < text.length; i++) {
                pairs.merge(pair(text[i - 1], text[i]), 1, Integer::sum);
                before[text[i - 1]]++;
                single[text[i]]++;
                total++;
            }
        }
    }

    /**
     * Perplexity per token, at the share of pairs that suits these very texts best: an advantage
     * for the bigrams.
     */
    double bestPerplexity(List<int[]> texts) {
        double best = Double.POSITIVE_INFINITY;
        for (double share : new double[] {0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999}) {
            best = Math.min(best, perplexity(texts, share));
        }
        return best;
    }

    private double perplexity(List<int[]> texts, double share) {
        double loss = 0;
        int count = 0;
        for (int[] text : texts) {
            for (int i = 1; i < text.length; i++) {
                double common = (single[text[i]] + 1.0) / (total + vocabulary);
                int seen = before[text[i - 1]];
                double following =
                        seen == 0
                                ? common
                                : pairs.getOrDefault(pair(text[i - 1], text[i]), 0) / (double) seen;
                loss -= Math.log(share * following + (1 - share) * common);
                count++;
            }
        }
        return Math.exp(loss / count);
    }

    private long pair(int left, int right) {
        return (long) left * vocabulary + right;
    }
}
