package dev.semanticpassport.passport.verification.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.CloudEventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The other services' end of Kafka, for a test. */
public final class Wire implements AutoCloseable {
    /** Long, for a machine may be slow and busy; nobody waits for it where all is well. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public Wire(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<String> topics =
                Arrays.stream(Topic.values())
                        .flatMap(topic ->
                                Stream.of(
                                        topic.name(Topic.DEFAULT_PREFIX),
                                        topic.deadLetters(Topic.DEFAULT_PREFIX)))
                        .toList();
        consumer.assign(
                consumer.listTopics().entrySet().stream()
                        .filter(entry -> topics.contains(entry.getKey()))
                        .flatMap(entry -> entry.getValue().stream())
                        .map(partition ->
                                new org.apache.kafka.common.TopicPartition(
                                        partition.topic(), partition.partition()))
                        .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    public void send(Event event) {
        send(CloudEventHeaders.record(event, Topic.DEFAULT_PREFIX, "/test", Instant.EPOCH, null));
    }

    /** Sends an event within a trace. */
    void send(Event event, String traceparent) {
        send(
                CloudEventHeaders.record(
                        event, Topic.DEFAULT_PREFIX, "/test", Instant.EPOCH, traceparent));
    }

    /** The trace contexts of all events with a key that begins so, dead letters left out. */
    List<String> traceparents(String key) {
        return records().stream()
                .filter(record -> record.key() != null && record.key().startsWith(key))
                .filter(record -> !record.topic().endsWith(Topic.DEAD_LETTER_SUFFIX))
                .map(record -> String.valueOf(CloudEventHeaders.traceparent(record.headers())))
                .toList();
    }

    /** Sends what may be no event at all. */
    public void send(Topic topic, String key, String json) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(Topic.DEFAULT_PREFIX), key, json.getBytes(UTF_8));
        record.headers().add("ce_type", topic.type().getBytes(UTF_8));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the broker takes no record", e);
        }
    }

    /** Waits until there are so many events of this kind that fit. */
    public <E extends Event> List<E> await(int count, Class<E> type, Predicate<E> fits) {
        Awaitility.await(count + " " + type.getSimpleName())
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> events(type, fits).size() >= count);
        return events(type, fits);
    }

    /** Waits for a dead letter with this key and returns its reason. */
    public String awaitDeadLetter(Topic topic, String key) {
        Awaitility.await("a dead letter of " + key)
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> deadLetter(topic, key).isPresent());
        return deadLetter(topic, key).orElseThrow();
    }

    private Optional<String> deadLetter(Topic topic, String key) {
        return records().stream()
                .filter(record -> record.topic().equals(topic.deadLetters(Topic.DEFAULT_PREFIX)))
                .filter(record -> key.equals(record.key()))
                .map(record ->
                        new String(
                                record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .findFirst();
    }

    public <E extends Event> List<E> events(Class<E> type, Predicate<E> fits) {
        return records().stream()
                .filter(record -> !record.topic().endsWith(Topic.DEAD_LETTER_SUFFIX))
                .map(record ->
                        EventJson.read(CloudEventHeaders.type(record.headers()), record.value()))
                .filter(Decoded.Good.class::isInstance)
                .map(decoded -> ((Decoded.Good) decoded).event())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .toList();
    }

    /** Everything on every topic, as text. */
    public String everything() {
        return records().stream()
                .map(record ->
                        record.topic()
                                + " "
                                + record.key()
                                + " "
                                + new String(record.value(), UTF_8)
                                + " "
                                + Arrays.stream(record.headers().toArray())
                                        .map(header -> new String(header.value(), UTF_8))
                                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        return seen;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
