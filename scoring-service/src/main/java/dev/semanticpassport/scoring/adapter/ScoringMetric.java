package dev.semanticpassport.scoring.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure that scoring counts, by its name. */
public enum ScoringMetric implements Measured {
    ANSWERS_STORED(
            Figure.counter(
                    "sempass.scoring.answers.stored", "outcomes", "Outcomes stored, one a probe.")),
    ANSWERS_DUPLICATE(
            Figure.counter(
                    "sempass.scoring.answers.duplicate",
                    "outcomes",
                    "Outcomes of probes that had one already: redeliveries and second askings.")),
    ANSWERS_REFUSED(
            Figure.counter(
                    "sempass.scoring.answers.refused",
                    "outcomes",
                    "Outcomes set aside because they cannot be scored.")),
    PAID_TWICE(
            Figure.counter("sempass.scoring.paid.twice", "calls", "Askings beyond one a probe.")),
    EVIDENCE_COMPUTED(
            Figure.counter(
                    "sempass.scoring.evidence.computed", "events", "Evidence events written.")),
    COMPARISONS(
            Figure.counter(
                    "sempass.scoring.comparisons",
                    "verifications",
                    "Verifications whose answers were compared with a panel or with earlier ones.")),
    DECISIONS(
            Figure.counter(
                    "sempass.scoring.decisions",
                    "verifications",
                    "Verifications decided, by verdict and reason.",
                    "verdict",
                    "reason"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    ScoringMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}
