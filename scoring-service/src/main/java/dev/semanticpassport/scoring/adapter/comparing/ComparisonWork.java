package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.scoring.adapter.RecognisingConfig;
import dev.semanticpassport.scoring.adapter.ScoringMetric;
import dev.semanticpassport.scoring.adapter.ScoringMetrics;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import dev.semanticpassport.scoring.recognising.Recognised;
import dev.semanticpassport.scoring.recognising.Recognising;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Compares what waits for it, one after the other. Several replicas may do this at once; one that
 * dies loses its lease by silence, and another compares again.
 */
@ApplicationScoped
class ComparisonWork {
    private static final Logger LOG = Logger.getLogger(ComparisonWork.class);

    private final ComparisonStore store;
    private final Comparing comparing;
    private final ComparisonLease lease;
    private final ScoringMetrics metrics;
    private final int attempts;

    ComparisonWork(
            ComparisonStore store,
            Comparing comparing,
            ComparisonLease lease,
            ScoringMetrics metrics,
            RecognisingConfig config) {
        this.store = store;
        this.comparing = comparing;
        this.lease = lease;
        this.metrics = metrics;
        this.attempts = config.attempts();
    }

    @Scheduled(
            identity = "scoring-compare",
            every = "${scoring.recognising.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return Infrastructure.retrying(store::take)
                .chain(due ->
                        due.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : compare(due.get()).chain(this::look));
    }

    private Uni<Void> compare(Due due) {
        return lease.holding(due, () -> Infrastructure.retrying(() -> found(due)))
                .onFailure()
                .recoverWithItem(bug -> {
                    // it would fail again, and whoever waits for the verdict must not wait for ever
                    LogIds.during(
                            Subject.verification(due.verification()),
                            null,
                            () -> LOG.error("answers cannot be compared", bug));
                    return Recognising.notCompared(
                            "The answers could not be compared, by a fault of the service.");
                })
                .chain(found -> Infrastructure.retrying(() -> store.keep(due, found)))
                .invoke(kept -> {
                    if (kept) {
                        metrics.count(ScoringMetric.COMPARISONS, 1);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Recognised> found(Due due) {
        return due.attempt() > attempts
                ? Uni.createFrom()
                        .item(
                                Recognising.notCompared(
                                        "The answers were not compared: this was begun "
                                                + attempts
                                                + " times and ended with the service itself."))
                : comparing.found(due);
    }
}
