package dev.semanticpassport.local.boards;

import java.util.List;
import java.util.stream.Collectors;

/** Which series an expression reads: a metric's name, and conditions on its labels. */
public record Selector(String metric, List<LabelMatcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** The selector alone, as a query that a Prometheus answers. */
    public String promql() {
        return matchers.isEmpty()
                ? metric
                : metric
                        + matchers.stream()
                                .map(LabelMatcher::promql)
                                .collect(Collectors.joining(",", "{", "}"));
    }
}
