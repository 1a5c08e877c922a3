package dev.semanticpassport.recognition.mixing;

/**
 * The share of another model that explains some answers best, and those that do about as well.
 *
 * @param share the likeliest, in steps of a hundredth
 * @param evidence logarithm of its likelihood against that of no share, at least 0
 * @param lowest of the shares about as likely (95 % by the likelihood)
 * @param highest of them
 */
record Profile(double share, double evidence, double lowest, double highest) {
    /** Half the 95 % quantile of χ² with one degree of freedom. */
    private static final double ABOUT_AS_WELL = 1.92;

    private static final int STEPS = 100;

    /**
     * Of those of a pool's answers that stand at some places.
     *
     * @param advantages by answer the log-likelihood ratio of the other model against the claimed
     */
    static Profile of(double[] advantages, int[] places) {
        double[] likelihoods = new double[STEPS + 1];
        int best = 0;
        for (int step = 0; step <= STEPS; step++) {
            for (int place : places) {
                likelihoods[step] +=
                        Math.log1p((double) step / STEPS * Math.expm1(advantages[place]));
            }
            best = likelihoods[step] > likelihoods[best] ? step : best;
        }
        int lowest = best;
        while (lowest > 0 && likelihoods[lowest - 1] >= likelihoods[best] - ABOUT_AS_WELL) {
            lowest--;
        }
        int highest = best;
        while (highest < STEPS && likelihoods[highest + 1] >= likelihoods[best] - ABOUT_AS_WELL) {
            highest++;
        }
        return new Profile(
                (double) best / STEPS,
                likelihoods[best],
                (double) lowest / STEPS,
                (double) highest / STEPS);
    }
}
