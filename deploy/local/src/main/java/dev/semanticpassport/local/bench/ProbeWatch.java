package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.messaging.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads along which probes were released and answered, and where their records lie. */
final class ProbeWatch implements AutoCloseable {
    private static final String GROUP = "sempass.probe-service";

    private final String bootstrap;
    private final Thread reader;
    private final Map<String, List<Place>> byPrompt = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private volatile boolean closed;

    /** Where a record lies. */
    private record Place(TopicPartition partition, long offset) {}

    ProbeWatch(String bootstrap, Events events) {
        this.bootstrap = bootstrap;
        Events.Tail requests = events.tail(Topic.PROBE_REQUESTED, false);
        Events.Tail answers = events.tail(Topic.PROBE_ANSWERED, false);
        reader = Thread.ofPlatform().name("probe-watch").start(() -> read(requests, answers));
    }

    private void read(Events.Tail requests, Events.Tail answers) {
        try (requests;
                answers) {
            while (!closed) {
                requests.poll(Duration.ofMillis(100)).forEach(this::take);
                answers.poll(Duration.ofMillis(100)).forEach(this::take);
            }
        }
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        if (!(EventJson.read(CloudEventHeaders.type(record.headers()), record.value())
                instanceof Decoded.Good(Event event))) {
            return;
        }
        if (event instanceof ProbeRequested probe
                && probe.question() instanceof Question question) {
            released.add(probe.key());
            byPrompt.computeIfAbsent(
                            call(probe.verificationId().toString(), question.prompt()),
                            _ -> new ArrayList<>())
                    .add(
                            new Place(
                                    new TopicPartition(record.topic(), record.partition()),
                                    record.offset()));
        } else if (event instanceof ProbeAnswered outcome) {
            answered.add(outcome.verificationId() + ":" + outcome.ordinal());
        }
    }

    private static String call(String verification, String prompt) {
        return verification + "|" + prompt;
    }

    /** Distinct probes released. */
    synchronized int released() {
        return released.size();
    }

    /** Distinct probes released and not answered. */
    synchronized int unanswered() {
        return (int) released.stream().filter(key -> !answered.contains(key)).count();
    }

    /**
     * Calls that had begun, but whose records no committed offset covered: what a killed
     * probe-service may pay for again. To be asked while it is dead.
     */
    long uncommitted(List<CallLog.Call> calls, long untilNanos) {
        Map<TopicPartition, Long> committed = committed();
        synchronized (this) {
            return calls.stream()
                    .filter(call -> call.atNanos() - untilNanos <= 0)
                    .filter(call ->
                            byPrompt
                                    .getOrDefault(
                                            call(call.verification(), call.prompt()), List.of())
                                    .stream()
                                    .anyMatch(place ->
                                            place.offset()
                                                    >= committed.getOrDefault(
                                                            place.partition(), 0L)))
                    .count();
        }
    }

    private Map<TopicPartition, Long> committed() {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "60000");
        try (Admin admin = Admin.create(settings)) {
            while (true) {
                try {
                    Map<TopicPartition, Long> offsets = new HashMap<>();
                    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                            admin.listConsumerGroupOffsets(GROUP)
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .entrySet()) {
                        if (entry.getValue() != null) {
                            offsets.put(entry.getKey(), entry.getValue().offset());
                        }
                    }
                    return offsets;
                } catch (ExecutionException e) {
                    // the broker may be among the killed; it comes back
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
