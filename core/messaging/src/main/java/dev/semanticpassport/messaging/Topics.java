package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics: whoever starts first. */
public final class Topics {
    private static final int DEAD_LETTER_PARTITIONS = 1;

    private Topics() {}

    /**
     * Makes every topic and dead-letter topic that is missing, with the broker's own replication;
     * those that exist stay as they are.
     *
     * @throws KafkaException when Kafka cannot be reached or refuses
     */
    public static void create(String bootstrap, String prefix) throws InterruptedException {
        create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap), prefix);
    }

    /**
     * As {@link #create(String, String)}, with all that a Kafka client is told, e.g. to sign in.
     */
    public static void create(Map<String, Object> kafka, String prefix)
            throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "sempass-topics");
        try (Admin admin = Admin.create(settings)) {
            for (KafkaFuture<Void> made : admin.createTopics(all(prefix)).values().values()) {
                await(made);
            }
        }
    }

    /**
     * Kafka's own id of each topic; one that is deleted and made again has another.
     *
     * @throws KafkaException when Kafka cannot be reached or a topic is missing
     */
    static Map<Topic, String> ids(Map<String, Object> kafka, String prefix)
            throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "sempass-topics");
        try (Admin admin = Admin.create(settings)) {
            List<String> names =
                    Arrays.stream(Topic.values()).map(topic -> topic.name(prefix)).toList();
            Map<Topic, String> ids = new EnumMap<>(Topic.class);
            for (TopicDescription topic :
                    admin.describeTopics(names).allTopicNames().get().values()) {
                Topic.ofType(topic.name().substring(prefix.length()))
                        .ifPresent(of -> ids.put(of, topic.topicId().toString()));
            }
            return ids;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException refused
                    ? refused
                    : new KafkaException(failed.getCause());
        }
    }

    private static List<NewTopic> all(String prefix) {
        return Arrays.stream(Topic.values())
                .flatMap(topic ->
                        Stream.of(
                                topic(topic.name(prefix), Topic.PARTITIONS),
                                topic(topic.deadLetters(prefix), DEAD_LETTER_PARTITIONS)))
                .toList();
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static void await(KafkaFuture<Void> made) throws InterruptedException {
        try {
            made.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case TopicExistsException _ -> {}
                case KafkaException refused -> throw refused;
                case null, default -> throw new KafkaException(failed.getCause());
            }
        }
    }
}
