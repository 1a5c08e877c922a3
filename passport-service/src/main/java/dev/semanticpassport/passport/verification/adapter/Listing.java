package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds stored verifications. */
@ApplicationScoped
class Listing {
    private final Mutiny.SessionFactory sessions;

    Listing(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What to look for; null matches everything. */
    record Filter(VerificationRow.State state, Verdict verdict, UUID passport) {

        private String where() {
            List<String> conditions = new ArrayList<>();
            if (state != null) {
                conditions.add("state = :state");
            }
            if (verdict != null) {
                conditions.add("verdict = :verdict");
            }
            if (passport != null) {
                conditions.add("passportId = :passport");
            }
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("state", state);
            parameters.put("verdict", verdict);
            parameters.put("passport", passport);
            parameters.values().removeIf(value -> value == null);
            return parameters;
        }

        private <T> Mutiny.SelectionQuery<T> query(
                Mutiny.Session session, String select, String order, Class<T> type) {
            Mutiny.SelectionQuery<T> query =
                    session.createSelectionQuery(
                            select + "from VerificationRow" + where() + order, type);
            parameters().forEach(query::setParameter);
            return query;
        }
    }

    /** The verification, null where there is none. */
    Uni<VerificationRow> find(UUID id) {
        return sessions.withSession(session -> session.find(VerificationRow.class, id));
    }

    Uni<VerificationView.Page> page(Filter filter, int page, int size) {
        return sessions.withSession(session ->
                filter.query(session, "select count(*) ", "", Long.class)
                        .getSingleResult()
                        .chain(total -> page(session, filter, page, size, total)));
    }

    private static Uni<VerificationView.Page> page(
            Mutiny.Session session, Filter filter, int page, int size, long total) {
        return filter.query(session, "", " order by requestedAt desc, id", VerificationRow.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList()
                .map(rows ->
                        new VerificationView.Page(
                                rows.stream().map(VerificationView::of).toList(),
                                page,
                                size,
                                total));
    }
}
