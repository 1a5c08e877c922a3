package dev.semanticpassport.messaging.tracing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of W3C Trace Context: version, trace, span, flags. Plain code, for
 * whoever writes headers without recording anything.
 */
public final class Traceparent {
    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /**
     * The header where it has its form. Anybody may send one, and it goes into tables, headers and
     * logs: what has another form is as good as none.
     *
     * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
     */
    public static @Nullable String wellFormed(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? header : null;
    }

    /** The trace's id, 32 hex digits. */
    static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    /** The span's id, 16 hex digits. */
    static String spanId(String traceparent) {
        return traceparent.substring(36, 52);
    }

    /** Whether the span is recorded and other flags, 2 hex digits. */
    static String flags(String traceparent) {
        return traceparent.substring(53);
    }
}
