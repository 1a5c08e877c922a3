package dev.semanticpassport.messaging.tracing;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives log lines the ids of what they speak of: the trace's and the span's as in traces ({@code
 * traceId}, {@code spanId}), and {@code verification}, {@code probe}, {@code passport}.
 */
public final class LogIds {
    private LogIds() {}

    /** Writes lines that speak of a subject. The ids are gone again afterwards. */
    public static void during(Subject subject, @Nullable String traceparent, Runnable lines) {
        Context here = Vertx.currentContext();
        if (here instanceof ContextInternal loop && !VertxContext.isDuplicatedContext(here)) {
            // Quarkus keeps ids of logs with a context's duplicate, and an event loop's own has
            // none
            loop.duplicate().dispatch(() -> write(subject, traceparent, lines));
        } else {
            write(subject, traceparent, lines);
        }
    }

    private static void write(Subject subject, @Nullable String traceparent, Runnable lines) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        put(before, "passport", subject.passport());
        put(before, "verification", subject.verification());
        put(before, "probe", subject.probe());
        if (traceparent != null) {
            put(before, "traceId", Traceparent.traceId(traceparent));
            put(before, "spanId", Traceparent.spanId(traceparent));
        }
        try {
            lines.run();
        } finally {
            before.forEach(LogIds::restore);
        }
    }

    private static void put(
            Map<String, @Nullable Object> before, String name, @Nullable Object value) {
        if (value != null) {
            before.put(name, MDC.get(name));
            MDC.put(name, value.toString());
        }
    }

    private static void restore(String name, @Nullable Object value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
