package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Holds on to comparisons while they are made, so that one that takes long is not made twice. */
@ApplicationScoped
class ComparisonLease {
    private static final Logger LOG = Logger.getLogger(ComparisonLease.class);

    private final ComparisonStore store;
    private final Set<Due> held = ConcurrentHashMap.newKeySet();

    ComparisonLease(ComparisonStore store) {
        this.store = store;
    }

    /** Renews the lease until the work has ended, however it ends. */
    <T> Uni<T> holding(Due due, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    held.add(due);
                    return work.get();
                })
                .onTermination()
                .invoke(() -> held.remove(due));
    }

    /** On a thread of the scheduler, which neither the work nor whoever waits for it occupies. */
    @Scheduled(
            identity = "scoring-renew",
            every = "${scoring.recognising.renew-every:4s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void renew() {
        for (Due due : held) {
            try {
                if (!VertxContextSupport.subscribeAndAwait(() -> store.renew(due))) {
                    lost(due);
                }
            } catch (Throwable fault) {
                // the next time comes before the lease ends, and whoever is late writes nothing
                LOG.warnf(
                        "a comparison's lease was not renewed: %s",
                        fault.getClass().getSimpleName());
            }
        }
    }

    /** Unless it has just ended by itself. */
    private void lost(Due due) {
        if (held.remove(due)) {
            LogIds.during(
                    Subject.verification(due.verification()),
                    null,
                    () -> LOG.warn("a comparison took too long here, and is made elsewhere"));
        }
    }
}
