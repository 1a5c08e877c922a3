package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.messaging.measuring.CountedStates;
import dev.semanticpassport.messaging.measuring.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts fleets in the database. */
@Startup
@ApplicationScoped
class FleetMetrics {
    private final CountedStates<FleetRow.State> stored;

    @Inject
    FleetMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        stored =
                new CountedStates<>(
                        new Meters(registry),
                        FleetMetric.STORED,
                        sessions,
                        FleetRow.class,
                        FleetRow.State.class);
    }

    @Scheduled(
            identity = "fleet-count",
            every = "${passport.fleet.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return stored.count();
    }
}
