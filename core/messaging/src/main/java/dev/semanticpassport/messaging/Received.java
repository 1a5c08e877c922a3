package dev.semanticpassport.messaging;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that came from Kafka, and where it stood there.
 *
 * @param time when the event happened, as it says itself, or else when its record was written
 * @param origin the record that carried it; null where it was not read from one
 */
public record Received(
        Event event,
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable ConsumerRecord<String, byte[]> origin) {

    public Received(Event event, String topic, int partition, long offset, Instant time) {
        this(event, topic, partition, offset, time, null);
    }

    /** The W3C trace context of whoever wrote the event, null where there is none. */
    public @Nullable String traceparent() {
        return origin == null ? null : CloudEventHeaders.traceparent(origin.headers());
    }

    /** Begins the handling of this event, in the trace of whoever wrote it. */
    public Step begin(Tracing tracing) {
        return tracing.processing(event, topic, partition, offset, traceparent());
    }
}
