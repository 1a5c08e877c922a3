package dev.semanticpassport.scoring.adapter;

/** Every figure that scoring counts, by its name. */
public enum ScoringMetric {
    ANSWERS_STORED("sempass.scoring.answers.stored", "Outcomes stored, one a probe."),
    ANSWERS_DUPLICATE(
            "sempass.scoring.answers.duplicate",
            "Outcomes of probes that had one already: redeliveries and second askings."),
    ANSWERS_REFUSED(
            "sempass.scoring.answers.refused", "Outcomes set aside because they cannot be scored."),
    PAID_TWICE("sempass.scoring.paid.twice", "Askings beyond one a probe."),
    EVIDENCE_COMPUTED("sempass.scoring.evidence.computed", "Evidence events written."),
    DECISIONS("sempass.scoring.decisions", "Verifications decided, by verdict and reason.");

    private final String key;
    private final String description;

    ScoringMetric(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The name under which the meter is registered. */
    public String key() {
        return key;
    }

    public String description() {
        return description;
    }
}
