package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.Retelling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The verdicts, for a topic that has lost them. */
@ApplicationScoped
class RetellingVerifications implements Retelling {
    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Outbox outbox;

    RetellingVerifications(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.VERIFICATION_SETTLED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return after(session, BEFORE_ALL, 0);
    }

    private Uni<Integer> after(Mutiny.Session session, UUID last, int told) {
        return session.createSelectionQuery(
                        "from VerificationRow where state = SETTLED and id > :last order by id",
                        VerificationRow.class)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList()
                .chain(rows -> {
                    // a history may be long: rows that were told are let go
                    session.clear();
                    return rows.isEmpty()
                            ? Uni.createFrom().item(told)
                            : outbox.appendAll(session, events(rows))
                                    .chain(() ->
                                            after(session, rows.getLast().id, told + rows.size()));
                });
    }

    private static List<VerificationSettled> events(List<VerificationRow> rows) {
        return rows.stream().map(VerificationRow::event).toList();
    }
}
