package dev.semanticpassport.core.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A share with its counts, and fixed-sample limits for the chance behind it.
 *
 * <p>These limits are for a number of trials fixed beforehand; where one stops by what one has seen
 * use {@link Survival}.
 */
public record Proportion(int successes, int trials) {
    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "A proportion needs 0 to all of at least 1 trial, not %d of %d"
                            .formatted(successes, trials));
        }
    }

    /** Limits of a chance, both included, that hold with probability {@code level}. */
    public record Interval(double low, double high, double level) {
        public boolean contains(double chance) {
            return low <= chance && chance <= high;
        }
    }

    public double share() {
        return (double) successes / trials;
    }

    /** The exact limits of Clopper and Pearson (1934), which hold at least at their level. */
    public Interval clopperPearson(double level) {
        return limits(BinomialConfidenceInterval.CLOPPER_PEARSON, level);
    }

    /** Wilson's score limits (1927), which hold at their level on average. */
    public Interval wilson(double level) {
        return limits(BinomialConfidenceInterval.WILSON_SCORE, level);
    }

    private Interval limits(BinomialConfidenceInterval method, double level) {
        Share.require("level", level);
        var limits = method.fromErrorRate(trials, successes, 1 - level);
        return new Interval(limits.getLowerBound(), limits.getUpperBound(), level);
    }
}
