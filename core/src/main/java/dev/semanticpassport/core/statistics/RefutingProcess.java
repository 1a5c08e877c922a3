package dev.semanticpassport.core.statistics;

import java.util.List;

/**
 * The evidence that survival lies below the floor q_min: Π r^X (1−r)^(1−X) / (q_min^X
 * (1−q_min)^(1−X)), averaged with equal weights over r in {0, q_min/4, q_min/2}.
 *
 * <p>Where survival is q_min or more, each beacon is hit with chance at least q_min, given all
 * earlier ones; since every r lies below q_min, the factor's mean is then at most 1, and the value
 * ever reaches 1/beta with chance at most beta.
 *
 * <p>The grid: r = 0 is fastest while nothing was hit, as a model made without the key mostly hits
 * nothing; q_min/4 and q_min/2 keep the evidence growing after a chance hit, and against models of
 * which a little survives. {@code docs/statistics.md} has what it costs.
 */
public final class RefutingProcess {
    private final double floor;
    private final RateMixture mixture;

    /**
     * @param floor the survival to refute, q_min, between 0 and 1
     */
    public RefutingProcess(double floor) {
        this.floor = Share.require("survivalFloor", floor);
        this.mixture = new RateMixture(List.of(0.0, floor / 4, floor / 2));
    }

    /** The evidence for these beacons. */
    public EValue evidence(Tally tally) {
        return new EValue(mixture.ln(tally, _ -> floor));
    }
}
