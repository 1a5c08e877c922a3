package dev.semanticpassport.passport.tracing.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

class QueriesUntoldTest {
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");

    @Test
    void aSpanTellsThePathOfACallAndNotItsQuery() {
        // Given
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder().addSpanProcessor(new QueriesUntold()).build()) {
            // When
            Span span =
                    provider.get("test")
                            .spanBuilder("POST /imports")
                            .setAttribute(PATH, "/imports")
                            .setAttribute(QueriesUntold.QUERY, "name=diary-of-my-illness.md")
                            .startSpan();

            // Then
            ReadableSpan read = (ReadableSpan) span;
            assertThat(read.getAttribute(QueriesUntold.QUERY)).isEqualTo(QueriesUntold.UNTOLD);
            assertThat(read.getAttribute(PATH)).isEqualTo("/imports");
            span.end();
        }
    }
}
