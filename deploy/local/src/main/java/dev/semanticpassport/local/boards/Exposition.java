package dev.semanticpassport.local.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The series that one target shows, without their values. */
public record Exposition(List<Series> series) {

    /** One line of an exposition. */
    public record Series(String metric, Map<String, String> labels) {}

    public Exposition {
        series = List.copyOf(series);
    }

    /**
     * Reads Prometheus' text format.
     *
     * @throws IllegalArgumentException where a line is neither empty, nor a comment, nor a sample
     */
    public static Exposition parse(String text) {
        List<Series> series = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> series.add(line(line)));
        return new Exposition(series);
    }

    /** A sample is a selector with equalities alone, followed by its value. */
    private static Series line(String line) {
        int end = line.indexOf('{') >= 0 ? closing(line) : line.indexOf(' ');
        if (end < 0) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        List<Selector> selectors = Selectors.of(line.substring(0, end));
        if (selectors.size() != 1) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        selectors
                .getFirst()
                .matchers()
                .forEach(matcher -> labels.put(matcher.label(), matcher.value()));
        return new Series(selectors.getFirst().metric(), Map.copyOf(labels));
    }

    /** The place after the bracket that closes the labels; values of labels may hold brackets. */
    private static int closing(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i + 1;
            }
        }
        return -1;
    }
}
