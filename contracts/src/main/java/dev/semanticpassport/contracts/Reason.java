package dev.semanticpassport.contracts;

/** Why a verification ended as it did. */
public enum Reason {
    /** The evidence reached its threshold. */
    THRESHOLD_CROSSED,
    /** Survival of at least the floor is refuted. */
    SURVIVAL_REFUTED,
    /** All probes were asked, and the evidence is between the thresholds. */
    PLAN_EXHAUSTED,
    /** Refutation was reached, but a candidate was named in fewer than half of the answers. */
    CANDIDATES_NOT_NAMED,
    /** Refutation was reached, but the model did not answer the control questions. */
    CONTROLS_NOT_ANSWERED,
    /** More than a tenth of the probes failed. */
    TOO_MANY_FAILURES,
    /**
     * The evidence crossed, but the order of steps was not shown, and beacons alone prove nothing
     * then.
     */
    ORDER_NOT_SHOWN,
    /**
     * There was no signature to look for: the prompts were asked, and the finding says the rest.
     */
    ANSWERS_KEPT,
    /**
     * Files were looked at. What they are stands in the report; no statistical evidence comes of
     * it, for or against.
     */
    INSPECTED,
    /** Whoever asked for the verification withdrew it. */
    CANCELLED
}
