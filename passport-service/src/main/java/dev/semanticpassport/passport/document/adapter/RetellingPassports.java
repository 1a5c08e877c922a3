package dev.semanticpassport.passport.document.adapter;

import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.messaging.Retelling;
import dev.semanticpassport.passport.document.IssuedPassport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The passports and their revisions, for a topic that has lost them; in the log's order. */
@ApplicationScoped
class RetellingPassports implements Retelling {
    private static final int PAGE = 200;

    private final Outbox outbox;

    RetellingPassports(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PASSPORT_ISSUED);
    }

    @Override
    public Uni<Integer> retell(Mutiny.Session session) {
        return after(session, -1, 0);
    }

    private Uni<Integer> after(Mutiny.Session session, long leaf, int told) {
        return session.createSelectionQuery(
                        "from RevisionRow where leaf > :leaf order by leaf", RevisionRow.class)
                .setParameter("leaf", leaf)
                .setMaxResults(PAGE)
                .getResultList()
                .chain(rows -> {
                    // a history may be long: rows that were told are let go
                    session.clear();
                    return rows.isEmpty()
                            ? Uni.createFrom().item(told)
                            : outbox.appendAll(session, events(rows))
                                    .chain(() ->
                                            after(
                                                    session,
                                                    rows.getLast().leaf,
                                                    told + rows.size()));
                });
    }

    private static List<PassportIssued> events(List<RevisionRow> rows) {
        return rows.stream().map(Passports::issued).map(RetellingPassports::event).toList();
    }

    private static PassportIssued event(IssuedPassport issued) {
        return new PassportIssued(
                issued.passportId(),
                issued.revision(),
                issued.name(),
                issued.digest().hex(),
                issued.leaf());
    }
}
