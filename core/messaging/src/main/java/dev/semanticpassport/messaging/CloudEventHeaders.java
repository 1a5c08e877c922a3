package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.messaging.tracing.Traceparent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in binary mode: what stands in the headers of a Kafka record. Plain code on
 * kafka-clients alone, so that a command line speaks as the services do.
 */
public final class CloudEventHeaders {
    private static final String SPECVERSION = "ce_specversion";
    private static final String TYPE = "ce_type";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String SUBJECT = "ce_subject";
    private static final String TIME = "ce_time";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACEPARENT = "traceparent";

    private CloudEventHeaders() {}

    /**
     * The record that carries an event.
     *
     * @param topicPrefix what stands before the event's type in the topic's name
     * @param source who speaks, e.g. {@code /passport-service}
     * @param time when it happened
     * @param traceparent W3C trace context, null where there is none
     * @throws IllegalArgumentException when the event is larger than events may be
     */
    public static ProducerRecord<String, byte[]> record(
            Event event,
            String topicPrefix,
            String source,
            Instant time,
            @Nullable String traceparent) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        event.topic().name(topicPrefix), event.key(), EventJson.write(event));
        write(
                record.headers(),
                event.topic().type(),
                event.id(),
                source,
                event.key(),
                time,
                traceparent);
        return record;
    }

    /** Writes all headers of one event, in place of any that stood there. */
    static void write(
            Headers headers,
            String type,
            String id,
            String source,
            String subject,
            Instant time,
            @Nullable String traceparent) {
        put(headers, SPECVERSION, "1.0");
        put(headers, TYPE, type);
        put(headers, ID, id);
        put(headers, SOURCE, source);
        put(headers, SUBJECT, subject);
        put(headers, TIME, time.toString());
        put(headers, CONTENT_TYPE, "application/json");
        if (traceparent != null) {
            put(headers, TRACEPARENT, traceparent);
        }
    }

    /** Writes one header in place of any of that name. */
    static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    /** The event's type, null where the record has none. */
    public static @Nullable String type(Headers headers) {
        return value(headers, TYPE);
    }

    /** When the event happened, empty where the record does not say so readably. */
    public static Optional<Instant> time(Headers headers) {
        String time = value(headers, TIME);
        if (time == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The W3C trace context of whoever wrote the event, null where the record has none. */
    public static @Nullable String traceparent(Headers headers) {
        return Traceparent.wellFormed(value(headers, TRACEPARENT));
    }

    private static @Nullable String value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
