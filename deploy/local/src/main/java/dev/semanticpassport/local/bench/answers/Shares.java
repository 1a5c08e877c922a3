package dev.semanticpassport.local.bench.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A figure for each model, their mean, and its interval by a bootstrap over models. */
record Shares(List<Double> ofModels) {
    private static final int RESAMPLES = 1000;
    private static final long SEED = 7;

    Shares {
        ofModels = List.copyOf(ofModels);
    }

    /** The mean figure of each group. */
    static <T> Shares of(List<T> items, Function<T, String> group, ToDoubleFunction<T> figure) {
        Map<String, double[]> sums = new TreeMap<>();
        for (T item : items) {
            double[] sum = sums.computeIfAbsent(group.apply(item), _ -> new double[2]);
            sum[0] += figure.applyAsDouble(item);
            sum[1]++;
        }
        return new Shares(sums.values().stream().map(sum -> sum[0] / sum[1]).toList());
    }

    double mean() {
        return ofModels.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** For JSON. */
    double rounded() {
        return Math.round(1000 * mean()) / 1000.0;
    }

    /** The mean, and in brackets its 95 % percentile interval. */
    String say() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < ofModels.size(); i++) {
                sum += ofModels.get(random.nextInt(ofModels.size()));
            }
            means[resample] = sum / ofModels.size();
        }
        Arrays.sort(means);
        return String.format(
                Locale.ROOT,
                "%.3f (%.2f-%.2f)",
                mean(),
                means[RESAMPLES / 40],
                means[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
