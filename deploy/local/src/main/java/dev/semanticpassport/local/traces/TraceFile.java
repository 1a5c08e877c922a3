package dev.semanticpassport.local.traces;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The last traces: requests of OTLP as they came, each after its length. A full file becomes the
 * older of two, so that the newest 32 MiB at least are there.
 */
public final class TraceFile {
    private static final long FULL_BYTES = 32L << 20;

    private final Path file;

    TraceFile(Path file) {
        this.file = file;
    }

    synchronized void append(ExportTraceServiceRequest request) throws IOException {
        if (Files.exists(file) && Files.size(file) > FULL_BYTES) {
            Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            request.writeDelimitedTo(out);
        }
    }

    private static Path older(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    /** The files that are there, the older first. */
    public static List<Path> files(Path file) {
        return Stream.of(older(file), file).filter(Files::exists).toList();
    }

    /** Every span kept, in the order in which they came; one still being written is left out. */
    public static List<TracedSpan> spans(Path file) throws IOException {
        List<TracedSpan> spans = new ArrayList<>();
        for (Path part : files(file)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(part))) {
                ExportTraceServiceRequest request;
                while ((request = ExportTraceServiceRequest.parseDelimitedFrom(in)) != null) {
                    request.getResourceSpansList().forEach(resource -> read(resource, spans));
                }
            } catch (com.google.protobuf.InvalidProtocolBufferException cut) {
                // the end of a request that is being written
            }
        }
        return spans;
    }

    private static void read(ResourceSpans resource, List<TracedSpan> spans) {
        String service =
                attributes(resource.getResource().getAttributesList())
                        .getOrDefault("service.name", "?");
        for (ScopeSpans scope : resource.getScopeSpansList()) {
            scope.getSpansList().forEach(span -> spans.add(span(service, span)));
        }
    }

    private static TracedSpan span(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new TracedSpan(
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                service,
                span.getName(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        pairs.forEach(pair -> attributes.put(pair.getKey(), text(pair.getValue())));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case ARRAY_VALUE, KVLIST_VALUE, BYTES_VALUE, STRING_VALUE_STRINDEX, VALUE_NOT_SET ->
                    value.toString();
        };
    }
}
