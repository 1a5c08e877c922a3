package dev.semanticpassport.probe.adapter.watch;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.probe.asking.Lookout;
import dev.semanticpassport.probe.pacing.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Counts what happens, and logs it without prompts, answers or keys. What has no endpoint is there
 * from the start, at 0; an endpoint's figures are there all at once when it is first asked.
 */
@Startup
@ApplicationScoped
public class Measures implements Lookout, dev.semanticpassport.probe.looking.Lookout {

    private static final Logger LOG = Logger.getLogger(Measures.class);

    /** Endpoints come from requests: beyond this many they share one label. */
    private static final int MOST_LABELS = 100;

    private static final String ENDPOINT = "endpoint";
    private static final String KIND = "kind";
    private static final String WHAT = "what";

    private static final Duration[] LATENCIES =
            Stream.of(
                            "PT0.05S", "PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S",
                            "PT10S", "PT30S", "PT60S", "PT120S")
                    .map(Duration::parse)
                    .toArray(Duration[]::new);

    private final Meters meters;
    private final Map<String, OneEndpoint> endpoints = new ConcurrentHashMap<>();

    /** What is measured of endpoints that share a label. */
    private record OneEndpoint(
            AtomicInteger limit,
            AtomicInteger calling,
            Counter asked,
            Counter limited,
            Counter givenUp,
            Timer latency) {}

    Measures(MeterRegistry registry) {
        this.meters = new Meters(registry);
        meters.counter(Metric.ANSWERED);
        for (FailureKind kind : FailureKind.values()) {
            meters.counter(Metric.FAILED, KIND, kind.name());
        }
        for (String what : List.of("manifest", "digests", "modules")) {
            meters.counter(Metric.FILES_LOOKED, WHAT, what);
        }
        meters.counter(Metric.FILES_DIGESTED);
        meters.counter(Metric.FILES_KNOWN);
        meters.counter(Metric.FILES_FETCHED);
    }

    /** Registers a figure that is read when somebody looks. */
    public <T> void watch(Metric metric, T source, ToIntFunction<T> figure) {
        meters.gauge(metric, () -> figure.applyAsInt(source));
    }

    @Override
    public void calling(Endpoint endpoint, int change) {
        measured(endpoint).calling().addAndGet(change);
    }

    @Override
    public void replied(
            Endpoint endpoint, Optional<FailureKind> failure, Duration took, int limit) {
        OneEndpoint one = measured(endpoint);
        one.limit().set(limit);
        one.asked().increment();
        if (failure.isEmpty()) {
            one.latency().record(took);
            return;
        }
        meters.counter(Metric.FAULTS, ENDPOINT, label(endpoint), KIND, failure.get().name())
                .increment();
        if (failure.get() == FailureKind.RATE_LIMITED) {
            one.limited().increment();
        }
    }

    @Override
    public void ended(Endpoint endpoint, Ended ended) {
        switch (ended.outcome()) {
            case Outcome.Answer _, Outcome.Files _ -> meters.counter(Metric.ANSWERED).increment();
            case Outcome.Failure(var kind, var detail) -> {
                meters.counter(Metric.FAILED, KIND, kind.name()).increment();
                LOG.debugf(
                        "Probe failed: endpoint=%s kind=%s detail=%s",
                        label(endpoint), kind, detail);
            }
        }
    }

    @Override
    public void digested(long bytes) {
        meters.counter(Metric.FILES_DIGESTED).increment((double) bytes);
    }

    @Override
    public void known() {
        meters.counter(Metric.FILES_KNOWN).increment();
    }

    @Override
    public void fetched(long bytes) {
        meters.counter(Metric.FILES_FETCHED).increment((double) bytes);
    }

    @Override
    public void looked(Inspection asked, Ended ended) {
        meters.counter(Metric.FILES_LOOKED, WHAT, asked.kind()).increment();
        switch (ended.outcome()) {
            case Outcome.Answer _, Outcome.Files _ -> meters.counter(Metric.ANSWERED).increment();
            case Outcome.Failure(var kind, var detail) -> {
                meters.counter(Metric.FAILED, KIND, kind.name()).increment();
                LOG.debugf("Files not looked at: kind=%s detail=%s", kind, detail);
            }
        }
    }

    @Override
    public void givenUp(Endpoint endpoint, String reason) {
        measured(endpoint).givenUp().increment();
        LOG.warnf("Model given up: endpoint=%s %s", label(endpoint), reason);
    }

    private OneEndpoint measured(Endpoint endpoint) {
        return endpoints.computeIfAbsent(label(endpoint), this::register);
    }

    private String label(Endpoint endpoint) {
        String label = endpoint.host() + ":" + endpoint.port();
        return endpoints.containsKey(label) || endpoints.size() < MOST_LABELS ? label : "other";
    }

    private OneEndpoint register(String label) {
        var limit = new AtomicInteger();
        var calling = new AtomicInteger();
        meters.gauge(Metric.LIMIT, limit::get, ENDPOINT, label);
        meters.gauge(Metric.CALLING_ENDPOINT, calling::get, ENDPOINT, label);
        for (FailureKind kind : FailureKind.values()) {
            meters.counter(Metric.FAULTS, ENDPOINT, label, KIND, kind.name());
        }
        return new OneEndpoint(
                limit,
                calling,
                meters.counter(Metric.ASKED, ENDPOINT, label),
                meters.counter(Metric.LIMITED, ENDPOINT, label),
                meters.counter(Metric.GIVEN_UP, ENDPOINT, label),
                meters.timer(Metric.LATENCY, LATENCIES, ENDPOINT, label));
    }
}
