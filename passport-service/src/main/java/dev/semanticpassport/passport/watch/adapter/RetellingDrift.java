package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.Retelling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Endpoints that drifted, for a topic that has lost them. */
@ApplicationScoped
class RetellingDrift implements Retelling {
    private final Outbox outbox;

    RetellingDrift(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MODEL_DRIFTED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from WatchRow where state = DRIFTED order by id", WatchRow.class)
                .getResultList()
                .chain(rows ->
                        rows.isEmpty()
                                ? Uni.createFrom().item(0)
                                : outbox.appendAll(
                                                session,
                                                rows.stream().map(WatchWork::event).toList())
                                        .replaceWith(rows.size()));
    }
}
