package dev.semanticpassport.recognition.mixing;

import java.util.List;

/**
 * What mixtures gain by each answer of a pool, for each other model and some shares: the logarithm
 * of the answer's likelihood under the mixture, less that under the claimed model alone.
 */
final class Gains {
    private static final double[] SHARES = {.05, .1, .2, .3, .5};

    /**
     * A variance of the evidence, in squares of the natural logarithm, that is added to each
     * mixture's, so that one whose evidence hardly moves is not made loud.
     */
    private static final double LEAST_VARIANCE = 1;

    private static final double NOT_BELOW = 1e-9;

    /** By answer and mixture. */
    private final double[][] logRatios;

    /** The same, so scaled that sums over exchanged answers are comparable among mixtures. */
    private final double[][] standardised;

    private Gains(double[][] logRatios, double[][] standardised) {
        this.logRatios = logRatios;
        this.standardised = standardised;
    }

    /**
     * Of a pool's answers.
     *
     * @param advantages for each other model, by answer its log-likelihood ratio against the
     *     claimed
     */
    static Gains of(List<double[]> advantages, Exchange exchange) {
        int answers = advantages.getFirst().length;
        double[][] logRatios = new double[answers][advantages.size() * SHARES.length];
        double[][] standardised = new double[answers][advantages.size() * SHARES.length];
        double[] gains = new double[answers];
        for (int other = 0; other < advantages.size(); other++) {
            for (int share = 0; share < SHARES.length; share++) {
                int mixture = other * SHARES.length + share;
                for (int i = 0; i < answers; i++) {
                    gains[i] = Math.log1p(SHARES[share] * Math.expm1(advantages.get(other)[i]));
                    logRatios[i][mixture] = gains[i];
                }
                double[] centred = exchange.centred(gains);
                double spread = Math.sqrt(exchange.variance(centred) + LEAST_VARIANCE);
                for (int i = 0; i < answers; i++) {
                    standardised[i][mixture] = centred[i] / spread;
                }
            }
        }
        return new Gains(logRatios, standardised);
    }

    /** Place, among the other models, of the one whose mixture explains the answers best. */
    int likeliest(int[] places) {
        double[] sums = sums(logRatios, places);
        int best = 0;
        for (int mixture = 1; mixture < sums.length; mixture++) {
            best = sums[mixture] > sums[best] ? mixture : best;
        }
        return best / SHARES.length;
    }

    /**
     * The most that the answers' evidence for a mixture is above what exchanged answers have on
     * average, in standard deviations of theirs. Only mixtures count that explain the answers
     * better than the claimed model alone; 0 where none does.
     */
    double most(int[] places) {
        double[] sums = sums(logRatios, places);
        double[] scores = sums(standardised, places);
        double most = 0;
        for (int mixture = 0; mixture < sums.length; mixture++) {
            if (sums[mixture] > 0) {
                most = Math.max(most, scores[mixture]);
            }
        }
        return most;
    }

    /** Whether exchanged answers have as much, but for rounding. */
    static boolean asMuch(double exchanged, double asked) {
        return exchanged >= asked - NOT_BELOW;
    }

    private static double[] sums(double[][] gains, int[] places) {
        double[] sums = new double[gains[0].length];
        for (int place : places) {
            double[] ofAnswer = gains[place];
            for (int mixture = 0; mixture < sums.length; mixture++) {
                sums[mixture] += ofAnswer[mixture];
            }
        }
        return sums;
    }
}
