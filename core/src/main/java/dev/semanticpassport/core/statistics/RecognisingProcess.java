package dev.semanticpassport.core.statistics;

import java.util.List;

/**
 * The evidence that a model was made with the author's key: E = Σ_j w_j Π q_j^X (1−q_j)^(1−X) /
 * (p_i^X (1−p_i)^(1−X)), over the survivals {@link #SURVIVALS} with equal weights, p_i = 1/c_i.
 *
 * <p>For any model made without the key each beacon is hit with chance at most p_i, given all
 * earlier ones; since every q_j lies above every p_i, the factor's mean is then at most 1, and E
 * ever reaches 1/alpha with chance at most alpha.
 */
public final class RecognisingProcess {
    /** The survivals bet on, fixed beforehand. */
    public static final List<Double> SURVIVALS = List.of(.05, .1, .2, .5, .9);

    /** The shortest candidate list whose chance of a hit lies below every survival bet on. */
    public static final int FEWEST_CANDIDATES = 21;

    private static final RateMixture MIXTURE = new RateMixture(SURVIVALS);

    private RecognisingProcess() {}

    /** The evidence for these beacons. */
    public static EValue evidence(Tally tally) {
        return new EValue(MIXTURE.ln(tally, RecognisingProcess::chance));
    }

    /** The chance p that a model made without the key hits a beacon with so many candidates. */
    public static double chance(int candidates) {
        return 1.0 / candidates;
    }

    /**
     * The chance that a model hits such a beacon where it carries the answer with chance {@code
     * survival} and else names a candidate by luck: s + (1−s)/c.
     */
    public static double hitRate(double survival, int candidates) {
        return survival + (1 - survival) * chance(candidates);
    }

    /** Refuses candidate lists that are too short for {@link #SURVIVALS}. */
    static void requireCandidates(int candidates) {
        if (candidates < FEWEST_CANDIDATES) {
            throw new IllegalArgumentException(
                    "A beacon needs at least %d candidates, so that chance (1/%d) lies below every survival tested (%s); this one has %d"
                            .formatted(
                                    FEWEST_CANDIDATES,
                                    FEWEST_CANDIDATES,
                                    SURVIVALS.getFirst(),
                                    candidates));
        }
    }
}
