package dev.semanticpassport.messaging.tracing;

import dev.semanticpassport.contracts.Event;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where steps of a trace begin in a service. Nothing is recorded unless {@code
 * quarkus.otel.sdk.disabled} is set to false; then no span is made at all.
 */
@ApplicationScoped
public class Tracing {
    private final @Nullable Tracer tracer;

    Tracing(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "false")
                    boolean disabled) {
        tracer = disabled ? null : telemetry.getTracer("dev.semanticpassport");
    }

    /** Begins the handling of a record; without a trace context of its own it begins a trace. */
    public Step processing(
            Event event, String topic, int partition, long offset, @Nullable String traceparent) {
        Step sender = Step.passing(tracer, traceparent);
        if (tracer == null) {
            return sender;
        }
        return sender.child(
                "process " + topic,
                SpanKind.CONSUMER,
                messaging(event, topic, "process")
                        .put(SpanKey.PARTITION, Integer.toString(partition))
                        .put(SpanKey.OFFSET, offset)
                        .build(),
                null);
    }

    /** Begins the sending of an event that belongs to a trace. */
    public Step sending(Event event, String topic, String traceparent) {
        return Step.passing(tracer, traceparent)
                .child(
                        "send " + topic,
                        SpanKind.PRODUCER,
                        tracer == null
                                ? Attributes.empty()
                                : messaging(event, topic, "send").build(),
                        null);
    }

    private static AttributesBuilder messaging(Event event, String topic, String operation) {
        return EventAttributes.of(event).toBuilder()
                .put(SpanKey.SYSTEM, "kafka")
                .put(SpanKey.OPERATION, operation)
                .put(SpanKey.OPERATION_TYPE, operation)
                .put(SpanKey.DESTINATION, topic)
                .put(SpanKey.KEY, event.key())
                .put(SpanKey.MESSAGE, event.id());
    }

    /** Continues where a stored trace context left off; nothing begins, so nothing need end. */
    public Step resumed(@Nullable String traceparent) {
        return Step.passing(tracer, traceparent);
    }

    /**
     * The step that is under way here, e.g. the request over HTTP that somebody else began and
     * ends.
     *
     * @param otherwise the trace context to pass on where nothing is recorded
     */
    public Step current(@Nullable String otherwise) {
        Span span = Span.current();
        return tracer != null && span.getSpanContext().isValid()
                ? Step.of(tracer, span)
                : Step.passing(tracer, Traceparent.wellFormed(otherwise));
    }

    /** Whether anything is recorded in this process. */
    public boolean recording() {
        return tracer != null;
    }
}
