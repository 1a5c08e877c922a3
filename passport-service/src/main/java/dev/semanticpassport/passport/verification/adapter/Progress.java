package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.verification.life.Step.Releases;
import dev.semanticpassport.passport.verification.life.Step.Settles;
import dev.semanticpassport.passport.verification.life.Step.Stays;
import dev.semanticpassport.passport.verification.life.VerificationState;
import dev.semanticpassport.passport.verification.life.VerificationState.Running;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Moves running verifications on: by evidence, or to an early end. */
@ApplicationScoped
class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    /** What became of evidence or of a cancellation. */
    sealed interface Moved {

        /** There is no such verification. */
        record Unknown() implements Moved {}

        /** It was not newer than what is known, or the verification is settled. */
        record Unchanged() implements Moved {}

        /**
         * The verification goes on.
         *
         * @param released how many probes were released
         */
        record Continued(int released) implements Moved {}

        /** The verdict fell just now. */
        record Settled(VerificationRow row) implements Moved {}
    }

    private final Mutiny.SessionFactory sessions;
    private final Releasing releasing;
    private final Settling settling;
    private final Outbox outbox;
    private final Tracing tracing;
    private final VerificationMetrics metrics;
    private final VerificationConfig config;

    Progress(
            Mutiny.SessionFactory sessions,
            Releasing releasing,
            Settling settling,
            Outbox outbox,
            Tracing tracing,
            VerificationMetrics metrics,
            VerificationConfig config) {
        this.sessions = sessions;
        this.releasing = releasing;
        this.settling = settling;
        this.outbox = outbox;
        this.tracing = tracing;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * Takes evidence into account; stale or repeated evidence changes nothing.
     *
     * @param because the handling of the evidence: what it leads to is linked to it
     */
    Uni<Moved> learn(EvidenceUpdated update, Step because) {
        return locked(
                        update.verificationId(),
                        (session, row) -> learn(session, row, update, because))
                .onFailure(SignatureChanged.class)
                .recoverWithUni(changed -> {
                    // It can never be asked to its end, and waiting for that would last for ever.
                    LogIds.during(
                            Subject.verification(update.verificationId()),
                            because.traceparent(),
                            () -> LOG.warn(changed.getMessage()));
                    return cancel(update.verificationId());
                });
    }

    /** Ends a running verification without a verdict. */
    Uni<Moved> cancel(UUID verification) {
        return locked(
                verification,
                (session, row) ->
                        switch (row.life()) {
                            case VerificationState.Requested _, VerificationState.Settled _ ->
                                    Uni.createFrom().item(new Moved.Unchanged());
                            case Running running ->
                                    settle(
                                            session,
                                            row,
                                            new Settles(running.cancelled()),
                                            tracing.current(null));
                        });
    }

    @FunctionalInterface
    private interface Work {
        Uni<Moved> on(Mutiny.Session session, VerificationRow row);
    }

    private Uni<Moved> locked(UUID verification, Work work) {
        return Infrastructure.retrying(() ->
                        sessions.withTransaction(session -> locked(session, verification, work)))
                .invoke(this::tell);
    }

    private void tell(Moved moved) {
        switch (moved) {
            case Moved.Unknown _, Moved.Unchanged _ -> {}
            case Moved.Continued(int released) -> {
                if (released > 0) {
                    metrics.released(released);
                    outbox.nudge();
                }
            }
            case Moved.Settled(var row) -> {
                metrics.settled(row);
                outbox.nudge();
                row.logged(() ->
                        LOG.infof(
                                "verification settled: verification=%s verdict=%s reason=%s",
                                row.id, row.verdict, row.reason));
            }
        }
    }

    private static Uni<Moved> locked(Mutiny.Session session, UUID verification, Work work) {
        return session.find(VerificationRow.class, verification, LockModeType.PESSIMISTIC_WRITE)
                .chain(row ->
                        row == null
                                ? Uni.createFrom().item(new Moved.Unknown())
                                : work.on(session, row));
    }

    private Uni<Moved> learn(
            Mutiny.Session session, VerificationRow row, EvidenceUpdated update, Step because) {
        return switch (row.life()) {
            case VerificationState.Requested _ -> Uni.createFrom().item(new Moved.Unchanged());
            case VerificationState.Settled _ -> {
                // The verdict stands; only what was paid is counted on.
                row.paidTwice = Math.max(row.paidTwice, update.paidTwice());
                yield Uni.createFrom().item(new Moved.Unchanged());
            }
            case Running running ->
                    switch (running.learns(update, waveSize(row))) {
                        case Stays _ -> Uni.createFrom().item(new Moved.Unchanged());
                        case Releases releases -> go(session, row, update, releases, because);
                        case Settles settles -> {
                            row.learn(update);
                            yield Seen.receive(session, row, update)
                                    .chain(() -> settleOnceSeen(session, row, settles, because));
                        }
                    };
        };
    }

    private int waveSize(VerificationRow row) {
        return row.passportId == null && !row.looksAtFiles()
                ? config.promptWaveSize()
                : config.waveSize();
    }

    private Uni<Moved> go(
            Mutiny.Session session,
            VerificationRow row,
            EvidenceUpdated update,
            Releases releases,
            Step because) {
        row.learn(update);
        row.released = releases.next().released();
        return Seen.receive(session, row, update)
                .chain(() -> planned(session, row.id, releases.ordinals()))
                .chain(probes -> releasing.release(session, row, probes, because))
                .replaceWith(new Moved.Continued(releases.ordinals().size()));
    }

    /** Where files are looked at, the report waits for all that was seen. */
    private Uni<Moved> settleOnceSeen(
            Mutiny.Session session, VerificationRow row, Settles settles, Step because) {
        if (!row.looksAtFiles()) {
            return settle(session, row, settles, because);
        }
        return Seen.of(session, row.id)
                .chain(seen ->
                        seen.size() < settles.settled().evidence().counted()
                                ? Uni.createFrom().item(new Moved.Continued(0))
                                : settle(session, row, settles, because));
    }

    /**
     * Keeps what was seen of files; a repetition, or what nobody waits for, changes nothing.
     *
     * @param because the handling of the answer
     */
    Uni<Moved> see(ProbeAnswered answered, Step because) {
        return locked(
                answered.verificationId(),
                (session, row) ->
                        switch (row.life()) {
                            case VerificationState.Requested _, VerificationState.Settled _ ->
                                    Uni.createFrom().item(new Moved.Unchanged());
                            case Running running ->
                                    Seen.keep(session, answered)
                                            .chain(() -> seen(session, row, running, because));
                        });
    }

    private Uni<Moved> seen(
            Mutiny.Session session, VerificationRow row, Running running, Step because) {
        EvidenceUpdated last = running.last();
        if (last == null) {
            return Uni.createFrom().item(new Moved.Unchanged());
        }
        return Seen.receive(session, row, last)
                .chain(() ->
                        running.decided()
                                .map(settled ->
                                        settleOnceSeen(session, row, new Settles(settled), because))
                                .orElseGet(() -> Uni.createFrom().item(new Moved.Unchanged())));
    }

    private Uni<Moved> settle(
            Mutiny.Session session, VerificationRow row, Settles settles, Step because) {
        return settling.settle(session, row, settles.settled(), because)
                .replaceWith(new Moved.Settled(row));
    }

    private static Uni<List<ProbeRow>> planned(
            Mutiny.Session session, UUID verification, List<Integer> ordinals) {
        return ordinals.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery(
                                "from ProbeRow where verificationId = :id and ordinal in"
                                        + " :ordinals order by ordinal",
                                ProbeRow.class)
                        .setParameter("id", verification)
                        .setParameter("ordinals", ordinals)
                        .getResultList();
    }
}
