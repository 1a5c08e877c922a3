package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.Retelling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** How each verification stands, for a topic that has lost it. */
@ApplicationScoped
class RetellingEvidence implements Retelling {
    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Outbox outbox;

    RetellingEvidence(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.EVIDENCE_UPDATED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return after(session, BEFORE_ALL, 0);
    }

    private Uni<Integer> after(Mutiny.Session session, UUID last, int told) {
        return session.createSelectionQuery(
                        "from EvidenceRow where verificationId > :last and revision > 0"
                                + " order by verificationId",
                        EvidenceRow.class)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList()
                .chain(rows -> {
                    // a history may be long: rows that were told are let go
                    session.clear();
                    return rows.isEmpty()
                            ? Uni.createFrom().item(told)
                            : outbox.appendAll(
                                            session, rows.stream().map(EvidenceRow::event).toList())
                                    .chain(() ->
                                            after(
                                                    session,
                                                    rows.getLast().verificationId,
                                                    told + rows.size()));
                });
    }
}
