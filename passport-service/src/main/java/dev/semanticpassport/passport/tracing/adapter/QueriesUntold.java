package dev.semanticpassport.passport.tracing.adapter;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes the query out of the spans of REST calls: in it stands the name of a file that an author
 * imports, and such a name may say what is in the file.
 */
@ApplicationScoped
public class QueriesUntold implements SpanProcessor {
    static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    /** What OpenTelemetry's conventions put in place of what must not be told. */
    static final String UNTOLD = "REDACTED";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, UNTOLD);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
