package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.messaging.measuring.CountedStates;
import dev.semanticpassport.messaging.measuring.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts watches in the database. */
@Startup
@ApplicationScoped
class WatchMetrics {
    private final CountedStates<WatchRow.State> stored;

    @Inject
    WatchMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        stored =
                new CountedStates<>(
                        new Meters(registry),
                        WatchMetric.STORED,
                        sessions,
                        WatchRow.class,
                        WatchRow.State.class);
    }

    @Scheduled(
            identity = "watch-count",
            every = "${passport.watch.count-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return stored.count();
    }
}
