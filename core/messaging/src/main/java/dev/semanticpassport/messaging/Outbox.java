package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Events are written to a table in the transaction that changes the state they speak of, and
 * carried to Kafka afterwards: both become visible, or neither. None is lost; one may arrive twice.
 *
 * <p>Events of one key reach Kafka in the order in which they were appended, if the transactions
 * that append for one key follow one another: lock the row of the state first.
 */
@ApplicationScoped
@IfBuildProperty(name = "passport.messaging.database", stringValue = "true", enableIfMissing = true)
public class Outbox {
    private static final String APPEND =
            """
            insert into outbox (topic, event_key, event_id, body, traceparent)
            select e.topic, e.event_key, e.event_id, e.body, cast(:traceparent as text)
            from unnest(
                cast(:topics as text[]), cast(:keys as text[]),
                cast(:ids as text[]), cast(:bodies as text[]))
              with ordinality as e (topic, event_key, event_id, body, place)
            order by e.place
            """;

    private final OutboxRelay relay;

    Outbox(OutboxRelay relay) {
        this.relay = relay;
    }

    /** Appends one event within the session's transaction. */
    public Uni<Void> append(Mutiny.Session session, Event event) {
        return appendAll(session, List.of(event));
    }

    /** Appends events, in this order, within the session's transaction and the current trace. */
    public Uni<Void> appendAll(Mutiny.Session session, List<? extends Event> events) {
        return appendAll(session, events, currentTrace());
    }

    /**
     * As {@link #appendAll(Mutiny.Session, List)}, within a trace that came with a record.
     *
     * @param traceparent W3C trace context, null for none; see {@link Received#traceparent()}
     */
    public Uni<Void> appendAll(
            Mutiny.Session session, List<? extends Event> events, @Nullable String traceparent) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(APPEND)
                .setParameter("topics", column(events, event -> event.topic().type()))
                .setParameter("keys", column(events, Event::key))
                .setParameter("ids", column(events, Event::id))
                .setParameter("bodies", column(events, Outbox::body))
                .setParameter("traceparent", traceparent)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Carries to Kafka at once what is committed; call it after the commit. */
    public void nudge() {
        relay.nudge();
    }

    private static String[] column(List<? extends Event> events, Function<Event, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    private static String body(Event event) {
        return new String(EventJson.write(event), UTF_8);
    }

    private static @Nullable String currentTrace() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Outbox::put);
        return carrier.get("traceparent");
    }

    private static void put(@Nullable Map<String, String> carrier, String key, String value) {
        if (carrier != null) {
            carrier.put(key, value);
        }
    }
}
