package dev.semanticpassport.passport.fleet.adapter;

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

/** Counts fleets in the database. Every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
class FleetMetrics {
    private final Mutiny.SessionFactory sessions;
    private volatile Map<FleetRow.State, Long> counted = Map.of();

    @Inject
    FleetMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
        Meters meters = new Meters(registry);
        for (FleetRow.State state : FleetRow.State.values()) {
            meters.gauge(
                    FleetMetric.STORED,
                    () -> counted.getOrDefault(state, 0L),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
    }

    @Scheduled(
            identity = "fleet-count",
            every = "${passport.fleet.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return sessions.withSession(session ->
                session.createSelectionQuery(
                                "select state, count(*) from FleetRow group by state",
                                Object[].class)
                        .getResultList()
                        .invoke(rows -> {
                            Map<FleetRow.State, Long> counts = new EnumMap<>(FleetRow.State.class);
                            rows.forEach(one -> counts.put((FleetRow.State) one[0], (Long) one[1]));
                            counted = counts;
                        })
                        .replaceWithVoid());
    }
}
