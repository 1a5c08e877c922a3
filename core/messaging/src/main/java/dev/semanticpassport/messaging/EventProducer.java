package dev.semanticpassport.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of a service. Records leave in the order in which they were given, from a thread
 * of its own, because Kafka's client blocks while it knows no broker; results come back on the
 * context of whoever asked.
 */
@ApplicationScoped
class EventProducer {
    private static final int MAX_BLOCK_MILLIS = 5000;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final ExecutorService sending =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("event-producer").factory());
    private @Nullable Producer<String, byte[]> producer;

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Never given up: a record that expired while its successor arrived would break the order.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    /** Sends one record; done when Kafka has it. */
    Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return sendAll(List.of(record))
                .onItem()
                .transformToUni(results ->
                        results.getFirst()
                                .map(failure -> Uni.createFrom().<Void>failure(failure))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * Sends records, and is done when Kafka has taken or refused each.
     *
     * @return for each record, in order, why Kafka does not have it, or empty where it does. After
     *     the first that cannot even be queued the rest are not tried.
     */
    Uni<List<Optional<Throwable>>> sendAll(List<ProducerRecord<String, byte[]>> records) {
        return Uni.createFrom()
                .deferred(() ->
                        Uni.createFrom()
                                .item(() -> queue(records))
                                .runSubscriptionOn(sending)
                                .chain(EventProducer::results)
                                .emitOn(Here.executor()));
    }

    private static Uni<List<Optional<Throwable>>> results(
            List<CompletableFuture<Optional<Throwable>>> acks) {
        return Uni.createFrom()
                .completionStage(CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)))
                .replaceWith(() -> acks.stream().map(CompletableFuture::join).toList());
    }

    private List<CompletableFuture<Optional<Throwable>>> queue(
            List<ProducerRecord<String, byte[]>> records) {
        List<CompletableFuture<Optional<Throwable>>> queued = new ArrayList<>(records.size());
        Optional<Throwable> unavailable = Optional.empty();
        for (ProducerRecord<String, byte[]> record : records) {
            CompletableFuture<Optional<Throwable>> ack =
                    unavailable.isPresent()
                            ? CompletableFuture.completedFuture(unavailable)
                            : queue(record);
            unavailable = ack.getNow(Optional.empty());
            queued.add(ack);
        }
        return queued;
    }

    private CompletableFuture<Optional<Throwable>> queue(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Optional<Throwable>> ack = new CompletableFuture<>();
        try {
            var _ =
                    producer()
                            .send(
                                    record,
                                    (_, failure) -> ack.complete(Optional.ofNullable(failure)));
        } catch (KafkaException | IllegalStateException closedOrMisconfigured) {
            ack.complete(Optional.of(closedOrMisconfigured));
        }
        return ack;
    }

    /** Made at the first send, on the sending thread; it connects by itself. */
    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> made = producer;
        if (made == null) {
            made = new KafkaProducer<>(settings);
            producer = made;
        }
        return made;
    }

    /** Runs last: until then records in work may have to be set aside. */
    void close(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent shutdown) {
        sending.execute(() -> {
            if (producer != null) {
                producer.close(CLOSING);
            }
        });
        sending.close();
    }
}
