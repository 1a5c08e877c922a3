package dev.semanticpassport.core.statistics;

import java.util.OptionalDouble;

/**
 * How much of the signature survived in a model: the chance s that it carries a beacon's answer,
 * with limits that hold however often one looks and whenever one stops.
 *
 * @param hits beacons hit
 * @param beacons beacons counted
 * @param estimate the likeliest s, which takes lucky hits off; empty where no beacon was counted
 * @param smallest the smallest s still possible at this level
 * @param largest the largest s still possible at this level
 * @param level the chance that the limits hold at every moment, at least
 */
public record Survival(
        int hits,
        int beacons,
        OptionalDouble estimate,
        double smallest,
        double largest,
        double level) {
    /** The level where none is asked for. */
    public static final double DEFAULT_LEVEL = .99;

    /** The share of counted beacons that were hit, luck included; empty where none was counted. */
    public OptionalDouble hitRate() {
        return beacons == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / beacons);
    }

    /** Survival seen through these beacons, at the default level. */
    public static Survival of(Tally tally) {
        return of(tally, DEFAULT_LEVEL);
    }

    /**
     * Survival seen through these beacons. A beacon is hit with chance θ_i(s) = s + (1−s)/c_i, and
     * the limits enclose every s with M(s) &lt; 1/(1−level), where
     *
     * <p>M(s) = [B(h+½, m+½) / B(½, ½)] / Π θ_i(s)^X (1−θ_i(s))^(1−X)
     *
     * <p>for h hits and m misses. The numerator is the product of the predictions (h+½)/(n+1)
     * (Krichevsky and Trofimov), each made before its beacon is seen, so M is a martingale of mean
     * 1 at the true s and ever reaches 1/(1−level) with chance at most 1−level (Ville).
     */
    public static Survival of(Tally tally, double level) {
        Share.require("level", level);
        if (tally.beacons() == 0) {
            return new Survival(0, 0, OptionalDouble.empty(), 0, 1, level);
        }
        var likelihood = new SurvivalLikelihood(tally);
        double likeliest = likelihood.likeliest();
        double smallestLikelihood = lnPredictions(tally) + StrictMath.log(1 - level);
        return new Survival(
                tally.hits(),
                tally.beacons(),
                OptionalDouble.of(likeliest),
                likelihood.reaches(smallestLikelihood, likeliest, 0),
                likelihood.reaches(smallestLikelihood, likeliest, 1),
                level);
    }

    private static double lnPredictions(Tally tally) {
        return lnRising(.5, tally.hits())
                + lnRising(.5, tally.misses())
                - lnRising(1, tally.beacons());
    }

    /** ln of start · (start+1) · … , so many factors. */
    private static double lnRising(double start, int factors) {
        double sum = 0;
        for (int k = 0; k < factors; k++) {
            sum += StrictMath.log(start + k);
        }
        return sum;
    }
}
