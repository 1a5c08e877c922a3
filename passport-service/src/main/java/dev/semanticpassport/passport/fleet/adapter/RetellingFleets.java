package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.Retelling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What became of fleets, for a topic that has lost it. */
@ApplicationScoped
class RetellingFleets implements Retelling {
    private static final int PAGE = 20;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Outbox outbox;

    RetellingFleets(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.FLEET_SETTLED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return after(session, BEFORE_ALL, 0);
    }

    private Uni<Integer> after(Mutiny.Session session, UUID last, int told) {
        return session.createSelectionQuery(
                        "from FleetRow where state = SETTLED and id > :last order by id",
                        FleetRow.class)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList()
                .chain(rows -> {
                    // reports are large: rows that were told are let go
                    session.clear();
                    return rows.isEmpty()
                            ? Uni.createFrom().item(told)
                            : outbox.appendAll(session, events(rows))
                                    .chain(() ->
                                            after(session, rows.getLast().id, told + rows.size()));
                });
    }

    private static List<dev.semanticpassport.contracts.FleetSettled> events(List<FleetRow> rows) {
        return rows.stream().map(FleetSettling::event).toList();
    }
}
