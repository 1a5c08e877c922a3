package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.fleet.FleetReporting;
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

/**
 * Moves running fleets on, step by step: takes what became of verifications, and asks for the next
 * ones, as events like anybody's. Several replicas may do this at once; each step holds its fleet's
 * row, and one that dies leaves nothing half done.
 */
@ApplicationScoped
class FleetWork {
    /** Asked for so often, a verification that nobody knows of was refused. */
    private static final int MOST_ASKINGS = 3;

    private final Mutiny.SessionFactory sessions;
    private final SettledVerifications verifications;
    private final FleetSettling settling;
    private final Outbox outbox;
    private final Clock clock;
    private final FleetConfig config;

    FleetWork(
            Mutiny.SessionFactory sessions,
            SettledVerifications verifications,
            FleetSettling settling,
            Outbox outbox,
            Clock clock,
            FleetConfig config) {
        this.sessions = sessions;
        this.verifications = verifications;
        this.settling = settling;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            identity = "fleet-work",
            every = "${passport.fleet.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return Infrastructure.retrying(() ->
                        sessions.withSession(session ->
                                session.createSelectionQuery(
                                                "select id from FleetRow where state = RUNNING"
                                                        + " order by requestedAt",
                                                UUID.class)
                                        .setMaxResults(100)
                                        .getResultList()))
                .chain(this::each);
    }

    private Uni<Void> each(List<UUID> fleets) {
        Uni<Void> each = Uni.createFrom().voidItem();
        for (UUID fleet : fleets) {
            each = each.chain(() -> move(fleet));
        }
        return each;
    }

    /** Steps until nothing moves. */
    Uni<Void> move(UUID fleet) {
        return Infrastructure.retrying(
                        () -> sessions.withTransaction(session -> step(session, fleet)))
                .invoke(outbox::nudge)
                .chain(moved -> moved ? move(fleet) : Uni.createFrom().voidItem());
    }

    /** Whether another step may find more to do at once. */
    private Uni<Boolean> step(Mutiny.Session session, UUID fleet) {
        return session.createSelectionQuery(
                        "from FleetRow where id = :id and state = RUNNING", FleetRow.class)
                .setParameter("id", fleet)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull()
                .chain(row ->
                        row == null
                                ? Uni.createFrom().item(false)
                                : asked(session, fleet).chain(asked -> step(session, row, asked)));
    }

    private Uni<List<FleetModelRow>> asked(Mutiny.Session session, UUID fleet) {
        return session.createSelectionQuery(
                        "from FleetModelRow where fleetId = :id and state = ASKED order by place",
                        FleetModelRow.class)
                .setParameter("id", fleet)
                .getResultList();
    }

    private Uni<Boolean> step(Mutiny.Session session, FleetRow row, List<FleetModelRow> asked) {
        return verifications
                .of(session, asked.stream().map(FleetModelRow::verification).toList())
                .chain(ends -> {
                    List<FleetModelRow> again = new ArrayList<>();
                    int open = 0;
                    for (FleetModelRow model : asked) {
                        Optional<End> end = ends.get(model.verification());
                        learn(model, end, again);
                        open += model.state == FleetModelRow.State.ASKED ? 1 : 0;
                    }
                    int room = Math.min(config.step(), config.atOnce() - open);
                    return waiting(session, row.id, room)
                            .chain(next -> go(session, row, next, again, asked.isEmpty()));
                });
    }

    private void learn(FleetModelRow model, Optional<End> end, List<FleetModelRow> again) {
        if (end == null) {
            if (model.againAt.isAfter(clock.instant())) {
                return;
            }
            if (model.askings >= MOST_ASKINGS) {
                model.state = FleetModelRow.State.REFUSED;
            } else {
                again.add(model);
            }
            return;
        }
        end.ifPresent(settled -> {
            model.state = FleetModelRow.State.SETTLED;
            model.verdict = settled.verdict();
            model.reason = settled.reason();
            model.log10E = settled.log10E();
            model.asked = settled.asked();
        });
    }

    private static Uni<List<FleetModelRow>> waiting(Mutiny.Session session, UUID fleet, int room) {
        return room <= 0
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery(
                                "from FleetModelRow where fleetId = :id and state = WAITING order by"
                                        + " place",
                                FleetModelRow.class)
                        .setParameter("id", fleet)
                        .setMaxResults(room)
                        .getResultList();
    }

    private Uni<Boolean> go(
            Mutiny.Session session,
            FleetRow row,
            List<FleetModelRow> next,
            List<FleetModelRow> again,
            boolean nothingAsked) {
        if (next.isEmpty() && again.isEmpty()) {
            return nothingAsked
                    ? settling.settle(session, row).replaceWith(false)
                    : Uni.createFrom().item(false);
        }
        List<FleetModelRow> all = new ArrayList<>(again);
        all.addAll(next);
        Instant due = clock.instant().plus(config.patience());
        FleetRequested request = row.request();
        List<VerificationRequested> events =
                all.stream()
                        .map(model -> {
                            model.state = FleetModelRow.State.ASKED;
                            model.askings++;
                            model.againAt = due;
                            return verification(request, row.models, model);
                        })
                        .toList();
        return outbox.appendAll(session, events, row.traceparent).replaceWith(!next.isEmpty());
    }

    private static VerificationRequested verification(
            FleetRequested request, int models, FleetModelRow model) {
        return new VerificationRequested(
                model.verification(),
                request.passportId(),
                model.access(),
                List.of(Observer.CREATOR),
                FleetReporting.alphaOfEach(request.error(), request.alpha(), model.place, models),
                request.budget(),
                request.preparedBeacons());
    }

    /** Counts of a fleet's models by state. */
    static Uni<Map<FleetModelRow.State, Long>> counts(Mutiny.Session session, UUID fleet) {
        return session.createSelectionQuery(
                        "select state, count(*) from FleetModelRow where fleetId = :id group by"
                                + " state",
                        Object[].class)
                .setParameter("id", fleet)
                .getResultList()
                .map(rows -> {
                    Map<FleetModelRow.State, Long> counts =
                            new java.util.EnumMap<>(FleetModelRow.State.class);
                    rows.forEach(one -> counts.put((FleetModelRow.State) one[0], (Long) one[1]));
                    return counts;
                });
    }
}
