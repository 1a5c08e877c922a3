package dev.semanticpassport.probe.adapter.watch;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.probe.Metric;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.probe.asking.Lookout;
import dev.semanticpassport.probe.pacing.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Counts what happens, and logs it without prompts, answers or keys. */
@ApplicationScoped
public class Measures implements Lookout {

    private static final Logger LOG = Logger.getLogger(Measures.class);

    /** Endpoints come from requests: beyond this many they share one label. */
    private static final int MOST_LABELS = 100;

    private static final String ENDPOINT = "endpoint";
    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> limits = new ConcurrentHashMap<>();

    Measures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers a figure that is read when somebody looks. */
    public <T> void watch(Metric metric, T source, ToIntFunction<T> figure) {
        Gauge.builder(metric.title(), source, s -> figure.applyAsInt(s))
                .description(metric.description())
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void replied(
            Endpoint endpoint, Optional<FailureKind> failure, Duration took, int limit) {
        String label = label(endpoint);
        limits.computeIfAbsent(label, this::limitGauge).set(limit);
        count(Metric.ASKED, ENDPOINT, label);
        if (failure.isEmpty()) {
            Timer.builder(Metric.LATENCY.title())
                    .description(Metric.LATENCY.description())
                    .tag(ENDPOINT, label)
                    .register(registry)
                    .record(took);
            return;
        }
        count(Metric.FAULTS, ENDPOINT, label, KIND, failure.get().name());
        if (failure.get() == FailureKind.RATE_LIMITED) {
            count(Metric.LIMITED, ENDPOINT, label);
        }
    }

    @Override
    public void ended(Endpoint endpoint, Ended ended) {
        switch (ended.outcome()) {
            case Outcome.Answer _ -> count(Metric.ANSWERED);
            case Outcome.Failure(var kind, var detail) -> {
                count(Metric.FAILED, KIND, kind.name());
                LOG.debugf(
                        "Probe failed: endpoint=%s kind=%s detail=%s",
                        label(endpoint), kind, detail);
            }
        }
    }

    @Override
    public void givenUp(Endpoint endpoint, String reason) {
        LOG.warnf("Model given up: endpoint=%s %s", label(endpoint), reason);
    }

    private void count(Metric metric, String... tags) {
        Counter.builder(metric.title())
                .description(metric.description())
                .tags(tags)
                .register(registry)
                .increment();
    }

    private String label(Endpoint endpoint) {
        String label = endpoint.host() + ":" + endpoint.port();
        String used = limits.containsKey(label) || limits.size() < MOST_LABELS ? label : "other";
        limits.computeIfAbsent(used, this::limitGauge);
        return used;
    }

    private AtomicInteger limitGauge(String label) {
        var limit = new AtomicInteger();
        Gauge.builder(Metric.LIMIT.title(), limit, AtomicInteger::get)
                .description(Metric.LIMIT.description())
                .tag(ENDPOINT, label)
                .register(registry);
        return limit;
    }
}
