package dev.semanticpassport.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TOPIC = "sempass.probe.answered.v1";

    private final List<SpanData> ended = new ArrayList<>();
    private final Tracing on =
            new Tracing(
                    OpenTelemetrySdk.builder()
                            .setTracerProvider(
                                    SdkTracerProvider.builder()
                                            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                                            .addSpanProcessor(
                                                    SimpleSpanProcessor.create(new Kept(ended)))
                                            .build())
                            .build(),
                    false);
    private final Tracing off = new Tracing(OpenTelemetry.noop(), true);

    /** Keeps what ends. */
    private record Kept(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void steps_continue_the_trace_of_whoever_sent_the_record() {
        // When
        Step step = process(on, GIVEN);
        Step inner = step.inner("settle", Attributes.empty());
        inner.end();
        step.end();
        // Then
        assertThat(ended)
                .extracting(SpanData::getName)
                .containsExactly("settle", "process " + TOPIC);
        assertThat(ended)
                .extracting(SpanData::getTraceId)
                .containsOnly("0af7651916cd43dd8448eb211c80319c");
        assertThat(ended.getLast().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(ended.getFirst().getParentSpanId()).isEqualTo(ended.getLast().getSpanId());
        assertThat(step.traceparent())
                .isEqualTo(
                        "00-0af7651916cd43dd8448eb211c80319c-%s-01"
                                .formatted(ended.getLast().getSpanId()));
    }

    @Test
    void a_record_without_a_trace_begins_one() {
        // When
        Step step = process(on, null);
        step.end();
        // Then
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().getParentSpanContext().isValid()).isFalse();
        assertThat(Traceparent.wellFormed(step.traceparent())).isNotNull();
    }

    @Test
    void a_stored_trace_goes_on_and_says_what_led_to_it() {
        // Given
        Step evidence = process(on, null);
        // When
        on.resumed(GIVEN).inner("release", Attributes.empty(), evidence).end();
        // Then
        assertThat(ended.getFirst().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(ended.getFirst().getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(
                        Traceparent.spanId(Objects.requireNonNull(evidence.traceparent())));
    }

    @Test
    void who_asks_within_a_trace_that_is_not_kept_gets_none_here() {
        // When
        Step step = process(on, GIVEN.substring(0, 53) + "00");
        step.end();
        // Then
        assertThat(ended).isEmpty();
        assertThat(step.traceparent()).endsWith("-00").startsWith(GIVEN.substring(0, 36));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = GIVEN)
    void where_nothing_is_recorded_the_context_is_passed_on_as_it_came(@Nullable String given) {
        // When
        Step step = process(off, given);
        Step inner = step.inner("release", Attributes.empty());
        // Then
        assertThat(step.traceparent()).isEqualTo(given);
        assertThat(inner).isSameAs(step);
        assertThat(step.recorded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\u0000",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_header_of_another_form_is_as_good_as_none(String header) {
        assertThat(Traceparent.wellFormed(header)).isNull();
    }

    @Test
    void a_span_names_the_probe_and_holds_nothing_of_its_content() {
        // When
        Step step = process(on, GIVEN);
        step.failed("IllegalStateException");
        step.end();
        // Then
        SpanData span = ended.getFirst();
        assertThat(span.getAttributes().get(SpanKey.PROBE)).isEqualTo(7);
        assertThat(span.getAttributes().get(SpanKey.ERROR_TYPE)).isEqualTo("IllegalStateException");
        assertThat(span.getAttributes().get(SpanKey.SYSTEM)).isEqualTo("kafka");
        assertThat(span.toString()).doesNotContain("hush");
    }

    private static Step process(Tracing tracing, @Nullable String traceparent) {
        var answered =
                new ProbeAnswered(
                        UUID.randomUUID(),
                        7,
                        UUID.randomUUID(),
                        new Question("hush system", "hush prompt"),
                        new ReadAs.Beacon(List.of("hush candidate"), "0".repeat(64)),
                        new Rule(0.01, 1, 0.5, 0.01, true, 8),
                        new Outcome.Answer("hush answer", 11, "1".repeat(64), "stop", 1, 1),
                        new Effort(1, 0, 0, 0, 0, 0, 12));
        return tracing.processing(answered, TOPIC, 3, 42, traceparent);
    }
}
