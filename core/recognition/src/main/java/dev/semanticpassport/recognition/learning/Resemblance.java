package dev.semanticpassport.recognition.learning;

/**
 * How like some answers are to a model of the panel, told in two ways that fail differently.
 *
 * @param logRatio natural logarithm of the likelihood ratio of "the same model" against "another".
 *     It is huge for any two models that are both far from all that was learnt from, as newer ones
 *     are, though they are not near each other
 * @param misfit squared distance of the two portraits in variances of the enrolled model's own
 *     answers: about 1 for the same model, whatever was learnt from
 * @param directions how many directions the misfit effectively counts for, few where there are few
 *     answers
 */
public record Resemblance(double logRatio, double misfit, double directions) {
    /** Log ratios above this count by their logarithm. */
    private static final double SATURATION = 10;

    /** What the panel is ranked by: the log ratio, saturating, less the misfit at half weight. */
    public double score() {
        return saturated() - .25 * directions * misfit;
    }

    /**
     * What tells a model of the panel from a foreign one: the same, with the misfit at its full
     * weight of half a direction each, as in a Gaussian's log density.
     */
    public double fit() {
        return saturated() - .5 * directions * misfit;
    }

    private double saturated() {
        return logRatio <= 0 ? logRatio : SATURATION * Math.log1p(logRatio / SATURATION);
    }
}
