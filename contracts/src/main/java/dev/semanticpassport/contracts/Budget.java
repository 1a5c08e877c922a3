package dev.semanticpassport.contracts;

/** What a verification may spend. */
public record Budget(
        @Described("Most probes asked of the model, 1 to 10000; retries of one probe count once.")
                int maxProbes) {
    public static final int MOST_PROBES = 10_000;

    public Budget {
        Checks.that(
                maxProbes >= 1 && maxProbes <= MOST_PROBES,
                "budget.maxProbes must be 1 to " + MOST_PROBES);
    }
}
