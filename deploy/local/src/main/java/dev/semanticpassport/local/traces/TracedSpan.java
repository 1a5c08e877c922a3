package dev.semanticpassport.local.traces;

import java.util.Map;

/**
 * A span that a service sent.
 *
 * @param parent the parent's span id, empty for a root
 * @param startNanos since 1970
 * @param endNanos since 1970
 * @param attributes each as text
 */
public record TracedSpan(
        String traceId,
        String spanId,
        String parent,
        String service,
        String name,
        long startNanos,
        long endNanos,
        boolean failed,
        Map<String, String> attributes) {

    public TracedSpan {
        attributes = Map.copyOf(attributes);
    }

    boolean isAbout(String verification) {
        return verification.equals(attributes.get("sempass.verification.id"));
    }
}
