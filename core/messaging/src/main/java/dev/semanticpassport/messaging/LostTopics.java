package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Topic;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The database is the truth and Kafka may be lost: after a restore, or with its disks. At the start
 * each topic's id is compared with the one known before; where a topic was made anew, what the
 * database knows of it is told again, in the transaction that takes the new id. Of several replicas
 * one does it, the others wait for its lock and find nothing to do.
 */
@ApplicationScoped
@IfBuildProperty(name = "passport.messaging.database", stringValue = "true", enableIfMissing = true)
class LostTopics {
    private static final Logger LOG = Logger.getLogger(LostTopics.class);

    private static final long PAUSE_MILLIS = 1000;

    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended('sempass.known.topics', 0))";
    private static final String KNOWN = "select topic, topic_id from known_topic";
    private static final String KNOW =
            """
            insert into known_topic (topic, topic_id)
            select k.topic, k.id from unnest(cast(:topics as text[]), cast(:ids as text[]))
              as k (topic, id)
            on conflict (topic) do update set topic_id = excluded.topic_id
            """;

    private final Mutiny.SessionFactory sessions;
    private final Map<String, Object> kafka;
    private final String prefix;
    private final List<Retelling> retellings;

    LostTopics(
            Mutiny.SessionFactory sessions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "passport.topic-prefix", defaultValue = Topic.DEFAULT_PREFIX)
                    String prefix,
            @All List<Retelling> retellings) {
        this.sessions = sessions;
        this.kafka = kafka;
        this.prefix = prefix;
        this.retellings = retellings;
    }

    /** After the topics were made, which is at priority 1. */
    void look(@Observes @Priority(2) StartupEvent start) throws Throwable {
        Map<Topic, String> ids = ids();
        VertxContextSupport.subscribeAndAwait(() -> compare(ids));
    }

    /** A topic just made may not be known to every broker yet. */
    private Map<Topic, String> ids() throws InterruptedException {
        while (true) {
            try {
                return Topics.ids(kafka, prefix);
            } catch (KafkaException away) {
                LOG.warnf("Waiting for Kafka's topics: %s", away.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Tells again what was lost since these ids were last compared. */
    Uni<Set<Topic>> compare(Map<Topic, String> ids) {
        return Infrastructure.retrying(() ->
                sessions.withTransaction(session ->
                        session.createNativeQuery(LOCK)
                                .getSingleResult()
                                .chain(() -> known(session))
                                .map(known -> anew(known, ids))
                                .chain(lost ->
                                        retell(session, lost)
                                                .chain(() -> know(session, ids))
                                                .replaceWith(lost))));
    }

    private static Uni<Map<Topic, String>> known(Mutiny.Session session) {
        return session.createNativeQuery(KNOWN, Object[].class)
                .getResultList()
                .map(rows -> {
                    Map<Topic, String> known = new EnumMap<>(Topic.class);
                    for (Object[] row : rows) {
                        Topic.ofType((String) row[0])
                                .ifPresent(topic -> known.put(topic, (String) row[1]));
                    }
                    return known;
                });
    }

    /** A topic never seen before has lost nothing that this service told it. */
    private static Set<Topic> anew(Map<Topic, String> known, Map<Topic, String> ids) {
        return known.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(ids.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<Void> retell(Mutiny.Session session, Set<Topic> lost) {
        return Multi.createFrom()
                .iterable(retellings)
                .filter(retelling -> retelling.topics().stream().anyMatch(lost::contains))
                .onItem()
                .transformToUniAndConcatenate(retelling ->
                        retelling
                                .retell(session)
                                .invoke(count ->
                                        LOG.warnf(
                                                "Topics were made anew, and %d events or works of"
                                                        + " %s are told again",
                                                count, retelling.topics())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Integer> know(Mutiny.Session session, Map<Topic, String> ids) {
        return session.createNativeQuery(KNOW)
                .setParameter(
                        "topics", ids.keySet().stream().map(Topic::type).toArray(String[]::new))
                .setParameter("ids", ids.values().toArray(String[]::new))
                .executeUpdate();
    }
}
