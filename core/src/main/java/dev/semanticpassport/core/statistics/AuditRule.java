package dev.semanticpassport.core.statistics;

/**
 * What is declared before the first question is asked: when an audit is decided.
 *
 * @param alpha the chance of RECOGNISED for a model made without the key, at most
 * @param rivals L, commitments by the same author that were open to choose from; at least 1
 * @param orderShown whether the report can show that the public randomness came after the freeze
 * @param survivalFloor q_min, the survival that NOT_RECOGNISED refutes
 * @param beta the chance that NOT_RECOGNISED is said although survival is q_min or more, at most
 */
public record AuditRule(
        double alpha, int rivals, boolean orderShown, double survivalFloor, double beta) {
    /** The survival floor where none is declared. */
    public static final double DEFAULT_SURVIVAL_FLOOR = .2;

    /** The refuting error where none is declared. */
    public static final double DEFAULT_BETA = .01;

    public AuditRule {
        Share.require("alpha", alpha);
        Share.require("survivalFloor", survivalFloor);
        Share.require("beta", beta);
        if (rivals < 1) {
            throw new IllegalArgumentException(
                    "rivals must be at least 1, the commitment itself; it is " + rivals);
        }
    }

    /** One commitment, the order shown, and the defaults for what is refuted. */
    public static AuditRule of(double alpha) {
        return new AuditRule(alpha, 1, true, DEFAULT_SURVIVAL_FLOOR, DEFAULT_BETA);
    }

    /** ln(L/alpha), which recognising evidence has to reach. */
    public double lnThreshold() {
        return StrictMath.log(rivals / alpha);
    }

    /** ln(1/beta), which refuting evidence has to reach. */
    public double lnRefutingThreshold() {
        return -StrictMath.log(beta);
    }

    /** Refuses a candidate list under which chance alone reaches the survival floor. */
    public void requireCandidates(int candidates) {
        RecognisingProcess.requireCandidates(candidates);
        if (RecognisingProcess.chance(candidates) >= survivalFloor) {
            throw new IllegalArgumentException(
                    "survivalFloor %s must lie above chance, 1/%d for a beacon with %d candidates"
                            .formatted(survivalFloor, candidates, candidates));
        }
    }
}
