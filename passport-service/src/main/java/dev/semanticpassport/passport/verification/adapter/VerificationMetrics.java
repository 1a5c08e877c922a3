package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.passport.verification.requesting.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Measures verifications; tags are few and never ids. */
@Startup
@ApplicationScoped
class VerificationMetrics {
    private final MeterRegistry registry;
    private final Mutiny.SessionFactory sessions;
    private final AtomicLong pending = new AtomicLong();
    private final Map<VerificationRow.State, AtomicLong> stored =
            new EnumMap<>(VerificationRow.State.class);

    VerificationMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        this.registry = registry;
        this.sessions = sessions;
        Gauge.builder(VerificationMetric.PROBES_PENDING.key(), pending, AtomicLong::get)
                .description("Probes released whose outcome is awaited, in the whole database")
                .register(registry);
        for (VerificationRow.State state : VerificationRow.State.values()) {
            AtomicLong count = new AtomicLong();
            stored.put(state, count);
            Gauge.builder(VerificationMetric.STORED.key(), count, AtomicLong::get)
                    .tag("state", lower(state))
                    .description("Verifications by state, in the whole database")
                    .register(registry);
        }
    }

    void begun() {
        registry.counter(VerificationMetric.BEGUN.key()).increment();
    }

    void refused(Refusal.Kind kind) {
        registry.counter(VerificationMetric.REFUSED.key(), "kind", lower(kind)).increment();
    }

    void released(int probes) {
        registry.counter(VerificationMetric.PROBES_RELEASED.key()).increment(probes);
    }

    void releasedAgain(int probes) {
        registry.counter(VerificationMetric.PROBES_RELEASED_AGAIN.key()).increment(probes);
    }

    void settled(VerificationRow row) {
        registry.counter(
                        VerificationMetric.SETTLED.key(),
                        "verdict",
                        lower(row.verdict),
                        "reason",
                        lower(row.reason))
                .increment();
        Timer.builder(VerificationMetric.DURATION.key())
                .tag("verdict", lower(row.verdict))
                .register(registry)
                .record(Duration.between(row.requestedAt, row.settledAt));
    }

    @Scheduled(
            identity = "verification-count",
            every = "${passport.verification.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return sessions.withSession(session -> pending(session).chain(() -> states(session)))
                .replaceWithVoid();
    }

    private Uni<Long> pending(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select count(*) from ProbeRow where dueAt is not null", Long.class)
                .getSingleResult()
                .invoke(pending::set);
    }

    private Uni<List<Object[]>> states(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select state, count(*) from VerificationRow group by state",
                        Object[].class)
                .getResultList()
                .invoke(rows ->
                        rows.forEach(row ->
                                stored.get((VerificationRow.State) row[0]).set((Long) row[1])));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
