package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Asks again what was asked and has no outcome past its deadline: an event, an answer or a process
 * was lost. Several replicas may do this at once; each takes rows that no other holds.
 */
@ApplicationScoped
class ReleasingAgain {
    private static final Logger LOG = Logger.getLogger(ReleasingAgain.class);
    private static final int BATCH = 100;

    private final Mutiny.SessionFactory sessions;
    private final Releasing releasing;
    private final Progress progress;
    private final Outbox outbox;
    private final VerificationMetrics metrics;
    private final Clock clock;

    ReleasingAgain(
            Mutiny.SessionFactory sessions,
            Releasing releasing,
            Progress progress,
            Outbox outbox,
            VerificationMetrics metrics,
            Clock clock) {
        this.sessions = sessions;
        this.releasing = releasing;
        this.progress = progress;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "verification-release-again",
            every = "${passport.verification.release-again-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return releaseDue().replaceWithVoid();
    }

    /** Releases again whatever is past its deadline, and says how many probes that were. */
    Uni<Integer> releaseDue() {
        return Infrastructure.retrying(() -> sessions.withTransaction(this::releaseSome))
                .invoke(this::tell)
                .onFailure(SignatureChanged.class)
                .recoverWithUni(this::giveUp)
                .chain(count ->
                        count == 0
                                ? Uni.createFrom().item(0)
                                : releaseDue().map(further -> count + further));
    }

    private void tell(int count) {
        if (count > 0) {
            metrics.releasedAgain(count);
            outbox.nudge();
        }
    }

    private Uni<Integer> giveUp(Throwable changed) {
        LOG.warn(changed.getMessage());
        return progress.cancel(((SignatureChanged) changed).verification()).replaceWith(1);
    }

    private Uni<Integer> releaseSome(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from ProbeRow where dueAt <= :now order by dueAt", ProbeRow.class)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .chain(due -> release(session, due));
    }

    private Uni<Integer> release(Mutiny.Session session, List<ProbeRow> due) {
        Map<UUID, List<ProbeRow>> byVerification = new LinkedHashMap<>();
        due.forEach(row ->
                byVerification
                        .computeIfAbsent(row.verificationId, _ -> new ArrayList<>())
                        .add(row));
        return Multi.createFrom()
                .iterable(byVerification.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> release(session, entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWith(due.size());
    }

    private Uni<Void> release(Mutiny.Session session, UUID verification, List<ProbeRow> probes) {
        return session.find(VerificationRow.class, verification)
                .invoke(row ->
                        row.logged(() ->
                                LOG.infof(
                                        "probes released again: verification=%s probes=%d",
                                        verification, probes.size())))
                .chain(row -> releasing.release(session, row, probes, null));
    }
}
