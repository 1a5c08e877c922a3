package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.passport.threads.adapter.OffLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads imports and builds trees, one at a time in each replica. An import belongs to whoever holds
 * its lease; one whose holder died is begun again from its start, by whichever replica looks first.
 */
@ApplicationScoped
class ImportWork {
    private static final Logger LOG = Logger.getLogger(ImportWork.class);

    private final Imports imports;
    private final ImportRun run;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile @Nullable Held held;
    private volatile boolean stopping;

    private record Held(UUID id, int attempt) {}

    @Inject
    ImportWork(Imports imports, ImportRun run) {
        this.imports = imports;
        this.run = run;
    }

    @Scheduled(
            identity = "import-look",
            every = "${passport.writing.look-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return renew().chain(imports::giveUpUploads).invoke(this::nudge);
    }

    /** Looks for a waiting import at once. */
    void nudge() {
        if (!stopping && queued.compareAndSet(false, true)) {
            worker.execute(this::workAll);
        }
    }

    /** Whoever is busy elsewhere comes back to the lease when it runs out. */
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        worker.shutdownNow();
    }

    private Uni<Void> renew() {
        Held now = held;
        return now == null
                ? Uni.createFrom().voidItem()
                : imports.held(now.id(), now.attempt(), _ -> {}, _ -> Uni.createFrom().voidItem())
                        .onFailure(Imports.LeaseLost.class)
                        .recoverWithNull();
    }

    private void workAll() {
        queued.set(false);
        try {
            while (!stopping) {
                ImportRow row = OffLoop.await(imports::claim);
                if (row == null) {
                    return;
                }
                work(row);
            }
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf("imports wait for the next look: %s", failure.getClass().getSimpleName());
            }
        }
    }

    private void work(ImportRow row) {
        held = new Held(row.id, row.attempts);
        LOG.infof("import begun: import=%s attempt=%d", row.id, row.attempts);
        try {
            run.run(row);
        } catch (Imports.LeaseLost lost) {
            LOG.warnf("import given up here: %s", lost.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            if (!stopping) {
                failed(row, bug);
            }
        } finally {
            held = null;
        }
    }

    /** Without the failure's message, which may quote what an author wrote. */
    private void failed(ImportRow row, Throwable bug) {
        String kind = bug.getClass().getSimpleName();
        StackTraceElement[] trace = bug.getStackTrace();
        LOG.errorf(
                "import failed: import=%s error=%s at %s",
                row.id, kind, trace.length == 0 ? "" : trace[0]);
        String reason =
                bug instanceof OutOfMemoryError
                        ? "the writing is more than the service can hold at once"
                        : "the service failed at it: " + kind;
        OffLoop.await(() -> imports.fail(row.id, row.attempts, reason));
    }
}
