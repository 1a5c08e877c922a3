package dev.semanticpassport.scoring.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/** The other end of the topics: sends what probe-service sends, and collects what comes out. */
final class KafkaSide implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> collected = new ArrayList<>();

    KafkaSide(String bootstrapServers, String prefix) {
        this.prefix = prefix;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        assignTo(Topic.EVIDENCE_UPDATED.name(prefix), Topic.PROBE_ANSWERED.deadLetters(prefix));
    }

    private void assignTo(String... topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(partition ->
                            partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void send(Iterable<? extends Event> events) {
        events.forEach(event -> send(event.key(), event.topic().type(), EventJson.write(event)));
        producer.flush();
    }

    void send(ProbeAnswered event) {
        send(List.of(event));
    }

    /** Anything at all, to the topic of answered probes. */
    void send(String key, @Nullable String type, byte @Nullable [] value) {
        var sent =
                new ProducerRecord<String, byte[]>(
                        Topic.PROBE_ANSWERED.name(prefix), null, key, value);
        if (type != null) {
            sent.headers().add("ce_type", type.getBytes(UTF_8));
        }
        sent.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
        var _ = producer.send(sent);
    }

    void sendTraced(ProbeAnswered event, String traceparent) {
        var sent =
                new ProducerRecord<String, byte[]>(
                        event.topic().name(prefix), event.key(), EventJson.write(event));
        sent.headers().add("ce_type", event.topic().type().getBytes(UTF_8));
        sent.headers().add("traceparent", traceparent.getBytes(UTF_8));
        var _ = producer.send(sent);
        producer.flush();
    }

    /** The trace context of the latest evidence event of a verification. */
    Optional<String> traceOfEvidence(UUID verification) {
        collect();
        return collected.stream()
                .filter(one -> one.topic().equals(Topic.EVIDENCE_UPDATED.name(prefix)))
                .filter(one -> one.key().equals(verification.toString()))
                .map(one -> header(one, "traceparent"))
                .reduce((_, later) -> later);
    }

    /** Evidence events of a verification so far, in the order of the topic. */
    List<EvidenceUpdated> evidence(UUID verification) {
        collect();
        return collected.stream()
                .filter(one -> one.topic().equals(Topic.EVIDENCE_UPDATED.name(prefix)))
                .filter(one -> one.key().equals(verification.toString()))
                .map(one -> EventJson.read(Topic.EVIDENCE_UPDATED.type(), one.value()))
                .map(read -> (EvidenceUpdated) ((Decoded.Good) read).event())
                .toList();
    }

    /** The latest evidence event of a verification. */
    Optional<EvidenceUpdated> latest(UUID verification) {
        var evidence = evidence(verification);
        return evidence.isEmpty() ? Optional.empty() : Optional.of(evidence.getLast());
    }

    /** Why records with this key were set aside. */
    List<String> deadLetterReasons(String key) {
        collect();
        return collected.stream()
                .filter(one -> one.topic().endsWith(Topic.DEAD_LETTER_SUFFIX))
                .filter(one -> key.equals(one.key()))
                .map(one -> header(one, "dead-letter-reason"))
                .toList();
    }

    private void collect() {
        consumer.poll(POLL).forEach(collected::add);
    }

    private static String header(ConsumerRecord<String, byte[]> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
