package dev.semanticpassport.core.imprint.knockout;

/**
 * What counts, declared before anything is asked.
 *
 * @param leastLoss δ: a loss of score up to this is none, in (0, 1)
 * @param alpha share of false findings that is allowed on average, in (0, 1)
 * @param level at which limits hold, each by itself, in (0, 1)
 * @param leastProbes fewer that were answered measure nothing, at least 1
 * @param mostFailures share of an idea's probes that may fail, in [0, 1)
 */
public record KnockoutRules(
        double leastLoss, double alpha, double level, int leastProbes, double mostFailures) {
    /** A fifth of the score, one false finding in twenty, twelve probes. */
    public static final KnockoutRules USUAL = new KnockoutRules(.2, .05, .95, 12, .1);

    public KnockoutRules {
        if (!(leastLoss > 0 && leastLoss < 1)
                || !(alpha > 0 && alpha < 1)
                || !(level > 0 && level < 1)
                || leastProbes < 1
                || !(mostFailures >= 0 && mostFailures < 1)) {
            throw new IllegalArgumentException(
                    "the least loss, alpha and the level lie between 0 and 1, and at least one probe"
                            + " is needed");
        }
    }
}
