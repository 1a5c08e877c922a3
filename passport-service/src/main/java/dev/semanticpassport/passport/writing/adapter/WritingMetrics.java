package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.passport.writing.ImportState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Measures imports. Every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
class WritingMetrics {
    private final Meters meters;
    private final Mutiny.SessionFactory sessions;
    private volatile Map<ImportState, Long> counted = Map.of();

    @Inject
    WritingMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        meters = new Meters(registry);
        this.sessions = sessions;
        for (ImportState state : ImportState.values()) {
            meters.gauge(
                    WritingMetric.IMPORTS,
                    () -> counted.getOrDefault(state, 0L),
                    "state",
                    lower(state));
            if (state.isOver()) {
                duration(state);
            }
        }
        read(0);
    }

    void read(long messages) {
        meters.counter(WritingMetric.MESSAGES).increment((double) messages);
    }

    void ended(ImportState state, Instant begun, Instant ended) {
        duration(state).record(Duration.between(begun, ended));
    }

    @Scheduled(
            identity = "import-count",
            every = "${passport.writing.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return sessions.withSession(session ->
                session.createSelectionQuery(
                                "select state, count(*) from ImportRow group by state",
                                Object[].class)
                        .getResultList()
                        .invoke(rows -> {
                            Map<ImportState, Long> counts = new EnumMap<>(ImportState.class);
                            rows.forEach(row -> counts.put((ImportState) row[0], (Long) row[1]));
                            counted = counts;
                        })
                        .replaceWithVoid());
    }

    private Timer duration(ImportState state) {
        return meters.timer(WritingMetric.DURATION, "state", lower(state));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
