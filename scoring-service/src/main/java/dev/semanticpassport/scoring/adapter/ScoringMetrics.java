package dev.semanticpassport.scoring.adapter;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.messaging.measuring.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what was scored; every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
public class ScoringMetrics {
    private final Meters meters;

    ScoringMetrics(MeterRegistry registry) {
        meters = new Meters(registry);
        for (ScoringMetric metric : ScoringMetric.values()) {
            if (metric != ScoringMetric.DECISIONS) {
                count(metric, 0);
            }
        }
        for (Reason reason : Reason.values()) {
            decided(verdict(reason), reason, 0);
        }
    }

    /** Adds to a figure that has no tags. */
    public void count(ScoringMetric metric, int more) {
        meters.counter(metric).increment(more);
    }

    /** Counts one verification as decided. */
    public void decided(Decision decision) {
        decided(decision.verdict(), decision.reason(), 1);
    }

    private void decided(Verdict verdict, Reason reason, int more) {
        meters.counter(ScoringMetric.DECISIONS, "verdict", verdict.name(), "reason", reason.name())
                .increment(more);
    }

    /** The verdict that a reason comes with; it says only which series begin at 0. */
    private static Verdict verdict(Reason reason) {
        return switch (reason) {
            case THRESHOLD_CROSSED -> Verdict.RECOGNISED;
            case SURVIVAL_REFUTED -> Verdict.NOT_RECOGNISED;
            case PLAN_EXHAUSTED,
                    INSPECTED,
                    CANDIDATES_NOT_NAMED,
                    CONTROLS_NOT_ANSWERED,
                    TOO_MANY_FAILURES,
                    ORDER_NOT_SHOWN,
                    ANSWERS_KEPT,
                    CANCELLED ->
                    Verdict.UNDECIDED;
        };
    }
}
