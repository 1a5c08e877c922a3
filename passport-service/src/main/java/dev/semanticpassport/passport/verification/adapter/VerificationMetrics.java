package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.verification.requesting.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Measures verifications; tags are few and never ids. Every figure is there from the start, at 0.
 */
@Startup
@ApplicationScoped
class VerificationMetrics {
    private static final Duration[] DURATIONS =
            Stream.of(
                            "PT1S", "PT2S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M",
                            "PT15M", "PT1H", "PT6H", "PT24H")
                    .map(Duration::parse)
                    .toArray(Duration[]::new);
    private static final double[] QUESTIONS = {4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512};

    private final Meters meters;
    private final Mutiny.SessionFactory sessions;
    private final Log log;
    private final Clock clock;
    private volatile Waiting waiting = new Waiting(0, 0);
    private volatile Map<VerificationRow.State, Long> counted = Map.of();
    private volatile double runningSeconds;
    private volatile long logSize;

    /** How many wait, and for how long the first of them. */
    private record Waiting(long count, double seconds) {}

    VerificationMetrics(
            MeterRegistry registry, Mutiny.SessionFactory sessions, Log log, Clock clock) {
        this.meters = new Meters(registry);
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
        registerGauges();
        registerCounters();
    }

    private void registerGauges() {
        meters.gauge(PassportMetric.PROBES_PENDING, () -> waiting.count());
        meters.gauge(PassportMetric.BACKLOG_AGE, () -> waiting.seconds());
        meters.gauge(PassportMetric.RUNNING_AGE, () -> runningSeconds);
        meters.gauge(PassportMetric.LOG_SIZE, () -> logSize);
        for (VerificationRow.State state : VerificationRow.State.values()) {
            meters.gauge(
                    PassportMetric.STORED,
                    () -> counted.getOrDefault(state, 0L),
                    "state",
                    lower(state));
        }
    }

    private void registerCounters() {
        meters.counter(PassportMetric.BEGUN);
        meters.counter(PassportMetric.PROBES_RELEASED);
        meters.counter(PassportMetric.PROBES_RELEASED_AGAIN);
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            refusals(kind);
        }
        for (Verdict verdict : Verdict.values()) {
            duration(verdict);
            questions(verdict);
        }
        settled(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED);
        settled(Verdict.NOT_RECOGNISED, Reason.SURVIVAL_REFUTED);
        Stream.of(Reason.values())
                .filter(reason ->
                        reason != Reason.THRESHOLD_CROSSED && reason != Reason.SURVIVAL_REFUTED)
                .forEach(reason -> settled(Verdict.UNDECIDED, reason));
    }

    void begun() {
        meters.counter(PassportMetric.BEGUN).increment();
    }

    void refused(Refusal.Kind kind) {
        refusals(kind).increment();
    }

    void released(int probes) {
        meters.counter(PassportMetric.PROBES_RELEASED).increment(probes);
    }

    void releasedAgain(int probes) {
        meters.counter(PassportMetric.PROBES_RELEASED_AGAIN).increment(probes);
    }

    void settled(VerificationRow row) {
        settled(row.verdict, row.reason).increment();
        duration(row.verdict).record(Duration.between(row.requestedAt, row.settledAt));
        questions(row.verdict).record(row.released);
    }

    @Scheduled(
            identity = "verification-count",
            every = "${passport.verification.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return sessions.withSession(session ->
                pending(session)
                        .chain(() -> states(session))
                        .chain(() -> log.size(session))
                        .invoke(size -> logSize = size)
                        .replaceWithVoid());
    }

    private Uni<Void> pending(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select count(*), min(releasedAt) from ProbeRow where dueAt is not null",
                        Object[].class)
                .getSingleResult()
                .invoke(row -> waiting = new Waiting((Long) row[0], ageSeconds((Instant) row[1])))
                .replaceWithVoid();
    }

    private Uni<Void> states(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select state, count(*), min(requestedAt) from VerificationRow group by"
                                + " state",
                        Object[].class)
                .getResultList()
                .invoke(rows -> {
                    Map<VerificationRow.State, Long> counts =
                            new EnumMap<>(VerificationRow.State.class);
                    double oldest = 0;
                    for (Object[] row : rows) {
                        counts.put((VerificationRow.State) row[0], (Long) row[1]);
                        if (row[0] == VerificationRow.State.RUNNING) {
                            oldest = ageSeconds((Instant) row[2]);
                        }
                    }
                    counted = counts;
                    runningSeconds = oldest;
                })
                .replaceWithVoid();
    }

    /** 0 where there is none, and where another replica's clock is ahead of ours. */
    private double ageSeconds(Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3);
    }

    private Counter refusals(Refusal.Kind kind) {
        return meters.counter(PassportMetric.REFUSED, "kind", lower(kind));
    }

    private Counter settled(Verdict verdict, Reason reason) {
        return meters.counter(
                PassportMetric.SETTLED, "verdict", lower(verdict), "reason", lower(reason));
    }

    private Timer duration(Verdict verdict) {
        return meters.timer(PassportMetric.DURATION, DURATIONS, "verdict", lower(verdict));
    }

    private DistributionSummary questions(Verdict verdict) {
        return meters.summary(PassportMetric.QUESTIONS, QUESTIONS, "verdict", lower(verdict));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
