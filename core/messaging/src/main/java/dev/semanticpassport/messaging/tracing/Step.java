package dev.semanticpassport.messaging.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * A step of a verification: a span where traces are recorded, and otherwise only the trace context
 * that the next step gets. Whoever begins a step ends it.
 */
public final class Step {
    /** Null where nothing is recorded. */
    private final @Nullable Tracer tracer;

    private final Span span;
    private final @Nullable String traceparent;

    private Step(@Nullable Tracer tracer, Span span, @Nullable String traceparent) {
        this.tracer = tracer;
        this.span = span;
        this.traceparent = traceparent;
    }

    /** No span here: what came is passed on, and children become its children. */
    static Step passing(@Nullable Tracer tracer, @Nullable String traceparent) {
        return new Step(tracer, Span.getInvalid(), traceparent);
    }

    static Step of(@Nullable Tracer tracer, Span span) {
        SpanContext context = span.getSpanContext();
        return new Step(
                tracer,
                span,
                "00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex()));
    }

    /** Where the next step continues, null where there is no trace. */
    public @Nullable String traceparent() {
        return traceparent;
    }

    /** Whether anybody will see what is said about this step. */
    public boolean recorded() {
        return tracer != null;
    }

    /** Begins a step of our own work within this one. */
    public Step inner(String name, Attributes attributes) {
        return child(name, SpanKind.INTERNAL, attributes, null);
    }

    /**
     * As {@link #inner(String, Attributes)}, where something of another branch led to it.
     *
     * @param because is linked to
     */
    public Step inner(String name, Attributes attributes, @Nullable Step because) {
        return child(name, SpanKind.INTERNAL, attributes, because);
    }

    /** Begins a call of another system, which learns nothing of it. */
    public Step calling(String name, Attributes attributes) {
        return child(name, SpanKind.CLIENT, attributes, null);
    }

    Step child(String name, SpanKind kind, Attributes attributes, @Nullable Step because) {
        if (tracer == null) {
            return this;
        }
        SpanBuilder builder =
                tracer.spanBuilder(name)
                        .setParent(parent())
                        .setSpanKind(kind)
                        .setAllAttributes(attributes);
        if (because != null && because.traceparent != null) {
            builder.addLink(remote(because.traceparent));
        }
        return of(tracer, builder.startSpan());
    }

    private Context parent() {
        return traceparent == null
                ? Context.root()
                : Context.root().with(Span.wrap(remote(traceparent)));
    }

    private static SpanContext remote(String traceparent) {
        return SpanContext.createFromRemoteParent(
                Traceparent.traceId(traceparent),
                Traceparent.spanId(traceparent),
                TraceFlags.fromHex(Traceparent.flags(traceparent), 0),
                TraceState.getDefault());
    }

    /** Says more about this step. */
    public void tell(Attributes attributes) {
        span.setAllAttributes(attributes);
    }

    /**
     * It did not do what it was begun for.
     *
     * @param type a kind or the name of a class; never a text that holds anything of an event
     */
    public void failed(String type) {
        span.setAttribute(SpanKey.ERROR_TYPE, type);
        span.setStatus(StatusCode.ERROR);
    }

    public void end() {
        span.end();
    }

    /** The same work, after which this step ends, however it went. */
    public <T> Uni<T> during(Uni<T> work) {
        return tracer == null
                ? work
                : work.onFailure()
                        .invoke(failure -> failed(failure.getClass().getSimpleName()))
                        .onTermination()
                        .invoke(this::end);
    }
}
