package dev.semanticpassport.messaging;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which events a consumer has applied, kept in the transaction that applies them: a redelivered
 * event changes nothing.
 */
@ApplicationScoped
@IfBuildProperty(name = "passport.messaging.database", stringValue = "true", enableIfMissing = true)
public class Inbox {
    private static final String FIRST =
            """
            insert into inbox (consumer, event_id) values (:consumer, :id) on conflict do nothing
            """;
    private static final String FIRST_OF =
            """
            insert into inbox (consumer, event_id)
            select cast(:consumer as text), e.id from unnest(cast(:ids as text[])) as e (id)
            on conflict do nothing returning event_id
            """;

    /**
     * Notes that a consumer applies an event.
     *
     * @return true once for each consumer and event id, whatever is delivered again; a transaction
     *     that is rolled back forgets it
     */
    public Uni<Boolean> first(Mutiny.Session session, String consumer, String eventId) {
        return session.createNativeQuery(FIRST)
                .setParameter("consumer", consumer)
                .setParameter("id", eventId)
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    /** As {@link #first}, for many events at once: those that this consumer had not applied. */
    public Uni<Set<String>> firstOf(
            Mutiny.Session session, String consumer, Collection<String> eventIds) {
        return session.createNativeQuery(FIRST_OF, String.class)
                .setParameter("consumer", consumer)
                .setParameter("ids", eventIds.toArray(String[]::new))
                .getResultList()
                .map(LinkedHashSet::new);
    }
}
