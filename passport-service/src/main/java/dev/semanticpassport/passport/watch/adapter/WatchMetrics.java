package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.messaging.measuring.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts watches in the database. Every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
class WatchMetrics {
    private final Mutiny.SessionFactory sessions;
    private volatile Map<WatchRow.State, Long> counted = Map.of();

    @Inject
    WatchMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
        Meters meters = new Meters(registry);
        for (WatchRow.State state : WatchRow.State.values()) {
            meters.gauge(
                    WatchMetric.STORED,
                    () -> counted.getOrDefault(state, 0L),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
    }

    @Scheduled(
            identity = "watch-count",
            every = "${passport.watch.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return sessions.withSession(session ->
                session.createSelectionQuery(
                                "select state, count(*) from WatchRow group by state",
                                Object[].class)
                        .getResultList()
                        .invoke(rows -> {
                            Map<WatchRow.State, Long> counts = new EnumMap<>(WatchRow.State.class);
                            rows.forEach(one -> counts.put((WatchRow.State) one[0], (Long) one[1]));
                            counted = counts;
                        })
                        .replaceWithVoid());
    }
}
