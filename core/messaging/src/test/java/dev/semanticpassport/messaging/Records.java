package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.embedded.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Looks into Kafka, and writes to it, from outside the application. */
final class Records {
    static final String PREFIX = "sempass.";

    /** Long, for a machine may be slow and busy; nobody waits for it where all is well. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private Records() {}

    static PassportIssued issued(UUID passport, int revision) {
        return issued(passport, revision, "Model");
    }

    static PassportIssued issued(UUID passport, int revision, String name) {
        return new PassportIssued(passport, revision, name, "0".repeat(64), revision);
    }

    static ProducerRecord<String, byte[]> record(Event event) {
        return CloudEventHeaders.record(event, PREFIX, "/test", TIME, null);
    }

    static ProducerRecord<String, byte[]> record(
            String topic, @Nullable String type, String value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, "key", value.getBytes(UTF_8));
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(UTF_8));
        }
        return record;
    }

    static void send(List<ProducerRecord<String, byte[]>> records) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        kafka("linger.ms", "100"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException refused) {
            throw new AssertionError(refused);
        }
    }

    /**
     * Waits until that many different events, or records that are none, stand on a topic.
     *
     * @return all such records seen, in order within each partition, those that came twice too
     */
    static List<ConsumerRecord<String, byte[]>> await(
            String topic, int count, Predicate<ConsumerRecord<String, byte[]>> such) {
        try (var consumer =
                new KafkaConsumer<>(
                        kafka("auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(
                    consumer.partitionsFor(topic).stream()
                            .map(of -> new TopicPartition(topic, of.partition()))
                            .toList());
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> {
                        for (var record : consumer.poll(Duration.ofMillis(100))) {
                            if (such.test(record)) {
                                found.add(record);
                            }
                        }
                        return found.stream().map(Records::identity).distinct().count() >= count;
                    });
            return found;
        }
    }

    private static String identity(ConsumerRecord<String, byte[]> record) {
        String id = header(record, "ce_id");
        return id.isEmpty() ? record.partition() + "@" + record.offset() : id;
    }

    /** A header's value, empty where there is none. */
    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static Map<String, Object> kafka(String key, String value) {
        return Map.of("bootstrap.servers", Platform.shared().bootstrapServers(), key, value);
    }
}
