package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.messaging.measuring.CountedStates;
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
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** Measures imports. Every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
class WritingMetrics {
    private final Meters meters;
    private final CountedStates<ImportState> stored;

    @Inject
    WritingMetrics(MeterRegistry registry, Mutiny.SessionFactory sessions) {
        meters = new Meters(registry);
        stored =
                new CountedStates<>(
                        meters,
                        WritingMetric.IMPORTS,
                        sessions,
                        ImportRow.class,
                        ImportState.class);
        for (ImportState state : ImportState.values()) {
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
        return stored.count();
    }

    private Timer duration(ImportState state) {
        return meters.timer(WritingMetric.DURATION, "state", lower(state));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
