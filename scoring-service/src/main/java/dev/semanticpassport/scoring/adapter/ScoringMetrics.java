package dev.semanticpassport.scoring.adapter;

import dev.semanticpassport.contracts.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what was scored; every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
public class ScoringMetrics {
    private final MeterRegistry registry;

    ScoringMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var metric : ScoringMetric.values()) {
            if (metric != ScoringMetric.DECISIONS) {
                count(metric, 0);
            }
        }
    }

    /** Adds to a figure that has no tags. */
    public void count(ScoringMetric metric, int more) {
        counter(metric).register(registry).increment(more);
    }

    /** Counts one verification as decided. */
    public void decided(Decision decision) {
        counter(ScoringMetric.DECISIONS)
                .tag("verdict", decision.verdict().name())
                .tag("reason", decision.reason().name())
                .register(registry)
                .increment();
    }

    private static Counter.Builder counter(ScoringMetric metric) {
        return Counter.builder(metric.key()).description(metric.description());
    }
}
