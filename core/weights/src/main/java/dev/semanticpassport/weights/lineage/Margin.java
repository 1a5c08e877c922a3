package dev.semanticpassport.weights.lineage;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests against "alike, but not beyond what trainings apart can be". That trainings apart have
 * nothing in common is never quite so, and then any small likeness is significant where there are
 * many numbers; so what is tested is a likeness beyond a margin. The margins lie between what was
 * seen in populations of tiny models that the lab trained; docs/weights.md has the figures.
 */
final class Margin {
    /**
     * Share of channels whose faces find one counterpart; 0.04 at most was seen of starts apart.
     */
    static final double AGREEING = 0.2;

    /**
     * How much is kept of learnt directions. Where nothing but the start was shared, 0.65 to 0.86
     * was seen, the less the longer the training; after as much training again, 0.92 and more.
     */
    static final double KEPT = 0.8;

    /**
     * Cosine of two adapters' changes. Where nothing but the start was shared, 0.41 to 0.66 was
     * seen; halves of a merge 0.77, further training 0.88 and more.
     */
    static final double SAME_CHANGE = 0.7;

    /**
     * Of the way from chance to one, how much of an adapter's change is written where the other
     * writes. Where nothing but the start was shared, 0.24 to 0.52 was seen, and 0.65 at most of
     * such a one in a merge of its sibling; halves of a merge cut to their rank 0.80, further
     * training 0.81 and more.
     */
    static final double SAME_WRITING = 0.7;

    /** Of the way from chance to one, how far the spaces that two adapters read may overlap. */
    static final double SAME_SPACE = 0.2;

    /** No p-value is told to be smaller. */
    static final double LEAST = 1e-12;

    private Margin() {}

    /** Student's one-sided test of a mean above the margin, each value one of the sample. */
    static double above(double[] values, double margin) {
        int count = values.length;
        double mean = 0;
        double square = 0;
        for (double value : values) {
            mean += value / count;
        }
        for (double value : values) {
            square += (value - mean) * (value - mean);
        }
        if (count < 2) {
            return 1;
        }
        double error = Math.sqrt(square / (count - 1) / count);
        if (error == 0) {
            return mean > margin ? LEAST : 1;
        }
        return Math.max(
                LEAST, TDistribution.of(count - 1.0).survivalProbability((mean - margin) / error));
    }

    /** The chance that so many or more of these agree, if each does with a chance at the margin. */
    static double agreeing(int agreeing, int of) {
        return Math.max(
                LEAST, BinomialDistribution.of(of, AGREEING).survivalProbability(agreeing - 1));
    }
}
