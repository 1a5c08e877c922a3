package dev.semanticpassport.passport.watch;

/**
 * Evidence against "still the same model" over looks without end: Σ γ_k e_k, with γ_k = 1 / (k (k +
 * 1)), which sum to 1. Each look's e-value has a mean of at most 1 while the model stays, however
 * the looks depend on each other (all are compared with the same first answers); the sum only grows
 * and has a mean of at most 1 in the end, so that it ever reaches 1 / alpha with a chance of at
 * most alpha (Markov).
 *
 * @param looks how many were weighed
 * @param sum so far, at least 0
 */
public record WatchEvidence(int looks, double sum) {
    /** Beyond it nothing more can be told, and a double would end. */
    private static final double LARGEST_LOG10 = 300;

    public static final WatchEvidence NONE = new WatchEvidence(0, 0);

    /** With one look more. */
    public WatchEvidence plus(double log10E) {
        int look = looks + 1;
        double share = 1.0 / look / (look + 1);
        double e = Math.pow(10, Math.min(log10E, LARGEST_LOG10));
        return new WatchEvidence(look, Math.min(sum + share * e, Math.pow(10, LARGEST_LOG10)));
    }

    /** Whether "still the same" is refuted at this level. */
    public boolean refutes(double alpha) {
        return sum >= 1 / alpha;
    }

    /** As log10; negative infinity before the first look. */
    public double log10() {
        return Math.log10(sum);
    }
}
