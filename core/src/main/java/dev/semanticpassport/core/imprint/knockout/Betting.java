package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.statistics.EValue;

/**
 * Evidence about the mean of bounded values by betting (Waudby-Smith and Ramdas, 2024): against
 * "the mean is at most b" the wealth is Π (1 + λ (x − b)), which no λ in [0, 1/(b − low)) lets fall
 * below 0, and which has a mean of at most 1 while that holds. The mean over a few λ, fixed
 * beforehand, is an e-value too and does not depend on the order of the values.
 */
final class Betting {
    /** Of the greatest stake. */
    private static final double[] SHARES = {.2, .5, .8, .95};

    private static final int HALVINGS = 40;

    private final double low;
    private final double high;

    /** Bets on values that cannot leave these bounds. */
    Betting(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** Evidence that the mean is above a bound, which lies within the values' bounds. */
    EValue above(double[] values, double bound) {
        if (values.length == 0 || bound <= low) {
            return EValue.ONE;
        }
        double[] logs = new double[SHARES.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < SHARES.length; i++) {
            double stake = SHARES[i] / (bound - low);
            for (double value : values) {
                logs[i] += StrictMath.log1p(stake * (value - bound));
            }
            best = Math.max(best, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - best);
        }
        return new EValue(best + StrictMath.log(sum / SHARES.length));
    }

    /** Evidence that the mean is below a bound, which lies within the values' bounds. */
    EValue below(double[] values, double bound) {
        double[] mirrored = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            mirrored[i] = -values[i];
        }
        return new Betting(-high, -low).above(mirrored, -bound);
    }

    /** A bound that the mean is above with this confidence. */
    double lower(double[] values, double confidence) {
        double needed = -StrictMath.log(1 - confidence);
        double from = low;
        double to = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (from + to) / 2;
            if (above(values, middle).ln() >= needed) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** A bound that the mean is below with this confidence. */
    double upper(double[] values, double confidence) {
        double[] mirrored = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            mirrored[i] = -values[i];
        }
        return -new Betting(-high, -low).lower(mirrored, confidence);
    }
}
