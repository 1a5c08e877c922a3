package dev.semanticpassport.probe.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.CloudEventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' end of Kafka. */
final class Wire implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    Wire(String bootstrap, String prefix) {
        this.prefix = prefix;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "group.id",
                                "wire-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(
                List.of(
                        Topic.PROBE_ANSWERED.name(prefix),
                        Topic.PROBE_REQUESTED.deadLetters(prefix)));
    }

    void request(ProbeRequested probe) {
        var _ =
                producer.send(
                        CloudEventHeaders.record(probe, prefix, "/test", Instant.now(), TRACE));
    }

    /** A record as somebody wrote it. */
    void raw(String key, String type, byte[] value) {
        var record = new ProducerRecord<>(Topic.PROBE_REQUESTED.name(prefix), key, value);
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(UTF_8));
        }
        var _ = producer.send(record);
    }

    /** All outcomes of a verification, once there are so many, and any that come too much. */
    List<ProbeAnswered> outcomes(UUID verification, int count) {
        until(() -> answered(verification).size() >= count);
        settle();
        return answered(verification);
    }

    /** All dead letters of a key, once there are so many. */
    List<ConsumerRecord<String, byte[]>> deadLetters(String key, int count) {
        Predicate<ConsumerRecord<String, byte[]>> its =
                record ->
                        record.topic().endsWith(Topic.DEAD_LETTER_SUFFIX)
                                && record.key().equals(key);
        until(() -> seen.stream().filter(its).count() >= count);
        return seen.stream().filter(its).toList();
    }

    /** Everything that came so far. */
    List<ConsumerRecord<String, byte[]>> seen() {
        return seen;
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private List<ProbeAnswered> answered(UUID verification) {
        return seen.stream()
                .filter(record -> record.key().equals(verification.toString()))
                .map(Wire::answered)
                .toList();
    }

    private static ProbeAnswered answered(ConsumerRecord<String, byte[]> record) {
        return switch (EventJson.read(header(record, "ce_type"), record.value())) {
            case Decoded.Good(var event) -> (ProbeAnswered) event;
            case Decoded.Bad(var reason) -> throw new AssertionError(reason);
        };
    }

    private void until(java.util.function.BooleanSupplier enough) {
        Instant end = Instant.now().plus(LONGEST);
        while (!enough.getAsBoolean() && Instant.now().isBefore(end)) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
    }

    private void settle() {
        Instant end = Instant.now().plusMillis(500);
        while (Instant.now().isBefore(end)) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
