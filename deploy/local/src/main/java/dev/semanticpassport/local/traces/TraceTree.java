package dev.semanticpassport.local.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spans of one verification's traces, ordered by their start. */
public final class TraceTree {
    private static final List<String> TOLD =
            List.of(
                    "sempass.probe.ordinal",
                    "sempass.probes",
                    "sempass.probe.release",
                    "sempass.evidence.revision",
                    "server.address",
                    "sempass.verdict",
                    "sempass.verdict.reason",
                    "error.type");

    private final List<TracedSpan> spans;
    private final Map<String, List<TracedSpan>> children = new HashMap<>();

    private TraceTree(List<TracedSpan> spans) {
        this.spans = spans;
        spans.forEach(
                span -> children.computeIfAbsent(span.parent(), _ -> new ArrayList<>()).add(span));
    }

    /** All spans of every trace in which the verification is named. */
    public static TraceTree of(UUID verification, List<TracedSpan> all) {
        Set<String> traces =
                all.stream()
                        .filter(span -> span.isAbout(verification.toString()))
                        .map(TracedSpan::traceId)
                        .collect(Collectors.toSet());
        return new TraceTree(
                all.stream()
                        .filter(span -> traces.contains(span.traceId()))
                        .sorted(Comparator.comparingLong(TracedSpan::startNanos))
                        .toList());
    }

    public List<TracedSpan> spans() {
        return spans;
    }

    /** Spans that nothing led to. */
    public List<TracedSpan> roots() {
        return children.getOrDefault("", List.of());
    }

    /** Spans whose parent is not there: it was not sent yet, or whoever asked keeps it. */
    public List<TracedSpan> orphans() {
        Set<String> known = spans.stream().map(TracedSpan::spanId).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !span.parent().isEmpty() && !known.contains(span.parent()))
                .toList();
    }

    /** A line a span, indented below its parent: when it began, how long it took, what it was. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Stream.concat(roots().stream(), orphans().stream())
                .forEach(top -> draw(top, "", top.startNanos(), lines));
        return lines;
    }

    private void draw(TracedSpan span, String indent, long origin, List<String> lines) {
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%9.1f ms %8.1f ms  %s%s  [%s]%s",
                        (span.startNanos() - origin) / 1e6,
                        (span.endNanos() - span.startNanos()) / 1e6,
                        indent,
                        span.name(),
                        span.service(),
                        told(span)));
        children.getOrDefault(span.spanId(), List.of())
                .forEach(child -> draw(child, indent + "  ", origin, lines));
    }

    private static String told(TracedSpan span) {
        return TOLD.stream()
                .filter(span.attributes()::containsKey)
                .map(name ->
                        " "
                                + name.substring(name.lastIndexOf('.') + 1)
                                + "="
                                + span.attributes().get(name))
                .collect(Collectors.joining());
    }
}
