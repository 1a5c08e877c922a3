package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ModelDrifted;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.verification.adapter.SettledVerifications;
import dev.semanticpassport.passport.verification.adapter.SettledVerifications.End;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Looks at watched endpoints when their time has come: by verifications like anybody's, asked for
 * as events. Several replicas may do this at once; each takes rows that no other holds, and a look
 * and what it leads to change in one transaction.
 */
@ApplicationScoped
class WatchWork {
    private static final Logger LOG = Logger.getLogger(WatchWork.class);
    private static final int BATCH = 50;

    private final Mutiny.SessionFactory sessions;
    private final SettledVerifications verifications;
    private final Outbox outbox;
    private final Clock clock;
    private final WatchConfig config;

    WatchWork(
            Mutiny.SessionFactory sessions,
            SettledVerifications verifications,
            Outbox outbox,
            Clock clock,
            WatchConfig config) {
        this.sessions = sessions;
        this.verifications = verifications;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            identity = "watch-work",
            every = "${passport.watch.look-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return moveDue().replaceWithVoid();
    }

    /** Moves whatever is due on, and says how many watches that were. */
    Uni<Integer> moveDue() {
        return Infrastructure.retrying(() -> sessions.withTransaction(this::moveSome))
                .invoke(outbox::nudge)
                .chain(count ->
                        count < BATCH
                                ? Uni.createFrom().item(count)
                                : moveDue().map(further -> count + further));
    }

    private Uni<Integer> moveSome(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from WatchRow where state = WATCHING and nextAt <= :now order by nextAt",
                        WatchRow.class)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .chain(due ->
                        verifications
                                .of(session, underWay(due))
                                .chain(ends -> outbox.appendAll(session, events(due, ends)))
                                .replaceWith(due.size()));
    }

    private static List<UUID> underWay(List<WatchRow> due) {
        return due.stream().filter(row -> row.underWay).map(WatchRow::verification).toList();
    }

    private List<Event> events(List<WatchRow> due, Map<UUID, Optional<End>> ends) {
        List<Event> events = new ArrayList<>();
        for (WatchRow row : due) {
            if (row.underWay) {
                learn(row, ends.get(row.verification()), events);
            } else {
                row.askings++;
                ask(row, events);
            }
        }
        return events;
    }

    private void ask(WatchRow row, List<Event> events) {
        WatchTerms terms = row.terms();
        Instant now = clock.instant();
        row.underWay = true;
        row.againAt = now.plus(config.patience());
        row.nextAt = now.plus(config.pause());
        events.add(
                VerificationRequested.ofProbeSet(
                        row.verification(),
                        terms.access(),
                        terms.alpha(),
                        new Budget(terms.prompts()),
                        terms.probeSet(),
                        row.referenceAgain == null
                                ? null
                                : new Comparison.Earlier(row.reference, row.referenceAgain)));
    }

    private void learn(WatchRow row, Optional<End> end, List<Event> events) {
        Instant now = clock.instant();
        if (end == null && !row.againAt.isAfter(now)) {
            ask(row, events);
            return;
        }
        if (end == null || end.isEmpty()) {
            row.nextAt = now.plus(config.pause());
            return;
        }
        row.underWay = false;
        row.nextAt = now.plus(row.terms().every());
        if (row.referenceAgain == null) {
            refer(row, end.get(), now);
        } else if (end.get().finding() instanceof Finding.Equated equated) {
            weigh(row, equated, events);
        }
    }

    /** The first answers are asked for twice; incomplete ones are no measure, and tried again. */
    private static void refer(WatchRow row, End end, Instant now) {
        if (end.reason() != Reason.ANSWERS_KEPT) {
            return;
        }
        if (row.reference == null) {
            row.reference = row.verification();
            row.nextAt = now;
        } else {
            row.referenceAgain = row.verification();
        }
    }

    private static void weigh(WatchRow row, Finding.Equated equated, List<Event> events) {
        row.keep(row.evidence().plus(equated.log10E()));
        WatchTerms terms = row.terms();
        if (row.evidence().refutes(terms.alpha())) {
            row.state = WatchRow.State.DRIFTED;
            row.driftedAt = row.verification();
            LOG.infof("model drifted: watch=%s looks=%d", row.id, row.looks);
            events.add(event(row));
        }
    }

    /** What a watch that ended tells. */
    static ModelDrifted event(WatchRow row) {
        WatchTerms terms = row.terms();
        return new ModelDrifted(
                row.id,
                terms.model(),
                row.reference,
                row.driftedAt,
                row.looks,
                row.evidence().log10(),
                terms.alpha());
    }
}
