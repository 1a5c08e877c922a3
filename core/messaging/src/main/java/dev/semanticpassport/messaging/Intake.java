package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where records enter a service. Each is read by itself: a bad one goes to the dead-letter topic
 * beside its own, with the reason, and the rest of its batch goes on.
 */
@Startup
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** A record that cannot be read speaks of nothing that could be named. */
    private static final Subject NOTHING = new Subject(null, null, null);

    private final EventProducer producer;
    private final Meters meters;
    private final String prefix;

    Intake(
            EventProducer producer,
            MeterRegistry metrics,
            @ConfigProperty(name = "passport.topic-prefix", defaultValue = Topic.DEFAULT_PREFIX)
                    String prefix) {
        this.producer = producer;
        this.meters = new Meters(metrics);
        this.prefix = prefix;
        for (Topic topic : Topic.values()) {
            deadLetters(topic.name(prefix)).increment(0);
        }
    }

    /**
     * Reads a batch.
     *
     * @return its events, in the batch's order; done when Kafka has the dead letters of the others
     */
    public Uni<List<Received>> read(ConsumerRecords<String, byte[]> records) {
        List<Received> good = new ArrayList<>(records.count());
        List<Uni<Void>> bad = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (decode(record)) {
                case Decoded.Good(var event) -> good.add(received(event, record));
                case Decoded.Bad(var reason) -> bad.add(deadLetter(record, NOTHING, reason));
            }
        }
        return bad.isEmpty()
                ? Uni.createFrom().item(good)
                : Uni.join().all(bad).andFailFast().replaceWith(good);
    }

    /**
     * Reads one record of which another consumer of the same service takes care as well; empty
     * where it cannot be read, which the other one tells.
     */
    public Optional<Received> glance(ConsumerRecord<String, byte[]> record) {
        return switch (decode(record)) {
            case Decoded.Good(var event) -> Optional.of(received(event, record));
            case Decoded.Bad _ -> Optional.empty();
        };
    }

    private static Received received(Event event, ConsumerRecord<String, byte[]> record) {
        return new Received(
                event, record.topic(), record.partition(), record.offset(), time(record), record);
    }

    /**
     * Sets an event aside that could be read and not applied; done when Kafka has the dead letter.
     *
     * @param reason what is wrong and where; never a secret, a prompt or an answer
     */
    public Uni<Void> deadLetter(Received received, String reason) {
        ConsumerRecord<String, byte[]> origin = received.origin();
        return deadLetter(
                origin == null ? rebuilt(received) : origin, Subject.of(received.event()), reason);
    }

    private Uni<Void> deadLetter(
            ConsumerRecord<String, byte[]> record, Subject subject, String reason) {
        LogIds.during(
                subject,
                CloudEventHeaders.traceparent(record.headers()),
                () ->
                        LOG.warnf(
                                "Dead letter: topic=%s partition=%d offset=%d reason=%s",
                                record.topic(), record.partition(), record.offset(), reason));
        deadLetters(record.topic()).increment();
        return Infrastructure.retrying(() -> producer.send(letter(record, reason)));
    }

    private Counter deadLetters(String topic) {
        return meters.counter(MessagingMetric.DEAD_LETTERS, "topic", topic);
    }

    private ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        CloudEventHeaders.put(headers, "dead-letter-reason", reason);
        CloudEventHeaders.put(headers, "dead-letter-topic", record.topic());
        CloudEventHeaders.put(headers, "dead-letter-partition", "" + record.partition());
        CloudEventHeaders.put(headers, "dead-letter-offset", "" + record.offset());
        return new ProducerRecord<>(
                record.topic() + Topic.DEAD_LETTER_SUFFIX,
                null,
                record.key(),
                withoutBody(record.topic()) ? LeftOut.of(record.value()) : record.value(),
                headers);
    }

    private boolean withoutBody(String topic) {
        return Arrays.stream(Topic.values())
                .anyMatch(known -> known.setAsideWithoutBody() && known.name(prefix).equals(topic));
    }

    private Decoded decode(ConsumerRecord<String, byte[]> record) {
        @Nullable String type = CloudEventHeaders.type(record.headers());
        Decoded decoded = EventJson.read(type, record.value());
        return decoded instanceof Decoded.Good(var event)
                        && !record.topic().equals(event.topic().name(prefix))
                ? new Decoded.Bad(
                        "header ce_type: %s does not belong on topic %s"
                                .formatted(event.topic().type(), record.topic()))
                : decoded;
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        return CloudEventHeaders.time(record.headers())
                .orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
    }

    /** Stands in for the record of an event that came by another way. */
    private ConsumerRecord<String, byte[]> rebuilt(Received received) {
        ProducerRecord<String, byte[]> sent =
                CloudEventHeaders.record(
                        received.event(), prefix, "/dead-letters", received.time(), null);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        sent.key(),
                        sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
