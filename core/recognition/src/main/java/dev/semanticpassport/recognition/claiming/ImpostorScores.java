package dev.semanticpassport.recognition.claiming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What claims score that are false, from models whose names are known. Siblings are not
 * independent: what counts is how many pairs of families there are, and how the threshold moves
 * when other families are drawn.
 */
public final class ImpostorScores {
    private static final int RESAMPLES = 400;

    /** Of the thresholds of resampled families the one that only a tenth exceeds. */
    private static final double CAUTION = .9;

    private final List<Impostor> falling;
    private final Map<String, Integer> families = new HashMap<>();
    private final Set<Set<String>> pairs = new HashSet<>();

    /**
     * A false claim.
     *
     * @param claimed family of the model it is said to be
     * @param source family of the model that answered
     */
    public record Impostor(String claimed, String source, double score) {}

    public ImpostorScores(List<Impostor> impostors) {
        falling = new ArrayList<>(impostors);
        falling.sort(Comparator.comparingDouble(Impostor::score).reversed());
        for (Impostor impostor : falling) {
            families.putIfAbsent(impostor.claimed(), families.size());
            families.putIfAbsent(impostor.source(), families.size());
            pairs.add(new TreeSet<>(List.of(impostor.claimed(), impostor.source())));
        }
    }

    /** These and others, learnt where other models met. */
    public ImpostorScores and(ImpostorScores others) {
        List<Impostor> all = new ArrayList<>(falling);
        all.addAll(others.falling);
        return new ImpostorScores(all);
    }

    /** The smallest share of false claims that so many pairs of families can speak of. */
    public double smallestLevel() {
        return 1.0 / (pairs.size() + 1);
    }

    /**
     * The threshold that at most a share of false claims exceeds; cautious by a bootstrap over
     * families.
     */
    public Threshold threshold(double level, RandomGenerator random) {
        if (level < smallestLevel()) {
            return new Threshold.Unsupported(
                    String.format(
                            Locale.ROOT,
                            "%d families met in %d pairs, which support a level of %.4f at best,"
                                    + " not %s",
                            families.size(),
                            pairs.size(),
                            smallestLevel(),
                            level));
        }
        double[] thresholds = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] weights = new int[families.size()];
            for (int draw = 0; draw < weights.length; draw++) {
                weights[random.nextInt(weights.length)]++;
            }
            thresholds[i] = quantile(level, weights);
        }
        Arrays.sort(thresholds);
        int[] once = new int[families.size()];
        Arrays.fill(once, 1);
        double cautious = thresholds[(int) Math.ceil(CAUTION * RESAMPLES) - 1];
        return new Threshold.Above(Math.max(cautious, quantile(level, once)), level);
    }

    private double quantile(double level, int[] weights) {
        double total = 0;
        for (Impostor impostor : falling) {
            total += weight(impostor, weights);
        }
        double above = 0;
        for (Impostor impostor : falling) {
            above += weight(impostor, weights);
            if (above > level * total) {
                return impostor.score();
            }
        }
        return falling.isEmpty() ? Double.POSITIVE_INFINITY : falling.getLast().score();
    }

    private double weight(Impostor impostor, int[] weights) {
        return (double) weights[families.getOrDefault(impostor.claimed(), 0)]
                * weights[families.getOrDefault(impostor.source(), 0)];
    }
}
