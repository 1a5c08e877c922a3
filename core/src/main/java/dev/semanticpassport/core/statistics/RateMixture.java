package dev.semanticpassport.core.statistics;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The likelihood of hits and misses averaged over alternative hit rates a_j with equal weights,
 * against a null rate b: ln (1/m) Σ_j Π a_j^X (1−a_j)^(1−X) / (b^X (1−b)^(1−X)).
 *
 * <p>It is computed from counts, not factor by factor: the order of the beacons cannot change a
 * digit, and the audit, the exact programme and the simulation share every digit.
 */
final class RateMixture {
    private final double[] lnHit;
    private final double[] lnMiss;

    RateMixture(List<Double> rates) {
        lnHit = rates.stream().mapToDouble(StrictMath::log).toArray();
        lnMiss = rates.stream().mapToDouble(rate -> StrictMath.log1p(-rate)).toArray();
    }

    /** The value for these counts, where {@code nullRate} maps a number of candidates to b. */
    double ln(Tally tally, IntToDoubleFunction nullRate) {
        double[] components = new double[lnHit.length];
        tally.byCandidates()
                .forEach((candidates, counts) -> {
                    double rate = nullRate.applyAsDouble(candidates);
                    add(components, counts, rate);
                });
        return LogMean.of(components);
    }

    private void add(double[] components, Tally.HitsAndMisses counts, double nullRate) {
        double lnNullHit = StrictMath.log(nullRate);
        double lnNullMiss = StrictMath.log1p(-nullRate);
        for (int j = 0; j < components.length; j++) {
            if (counts.hits() > 0) { // a rate of 0 has ln −∞, and 0 · −∞ would be no number
                components[j] += counts.hits() * (lnHit[j] - lnNullHit);
            }
            components[j] += counts.misses() * (lnMiss[j] - lnNullMiss);
        }
    }
}
