package dev.semanticpassport.core.statistics;

/** Why an audit ended as it did. */
public enum Reason {
    THRESHOLD_CROSSED("the evidence reached the threshold"),
    SURVIVAL_REFUTED("survival of the declared floor or more is refuted"),
    ORDER_NOT_SHOWN(
            "the evidence reached the threshold, but it is not shown that the randomness came after the freeze"),
    TOO_MANY_FAILURES("more than a tenth of the probes failed"),
    CANDIDATES_NOT_NAMED(
            "survival would be refuted, but fewer than half of the answers to beacons named a candidate"),
    CONTROLS_NOT_ANSWERED(
            "survival would be refuted, but fewer than half of the control questions were answered, or none was"),
    INSPECTED("files were looked at, of which no statistical evidence comes"),
    PLAN_EXHAUSTED("all probes were asked and the evidence did not decide");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words, for reports. */
    public String sentence() {
        return sentence;
    }
}
