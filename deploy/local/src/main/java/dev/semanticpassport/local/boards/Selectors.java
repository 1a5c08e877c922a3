package dev.semanticpassport.local.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the selectors in a PromQL expression. It reads words, strings and brackets and nothing
 * more: that the expression is well-formed is for Prometheus' own tool to say.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">PromQL</a>
 */
public final class Selectors {

    /** Words that stand before a list of labels in brackets. */
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    /** Words that are neither metrics nor followed by a bracket at once. */
    private static final Set<String> OTHER_WORDS =
            Set.of(
                    "and",
                    "or",
                    "unless",
                    "bool",
                    "offset",
                    "inf",
                    "nan",
                    "start",
                    "end",
                    "sum",
                    "min",
                    "max",
                    "avg",
                    "group",
                    "stddev",
                    "stdvar",
                    "count",
                    "count_values",
                    "bottomk",
                    "topk",
                    "quantile",
                    "atan2");

    private final String text;
    private final List<Selector> found = new ArrayList<>();
    private int at;

    private Selectors(String text) {
        this.text = text;
    }

    /**
     * All selectors, in the order in which they stand.
     *
     * @throws IllegalArgumentException where a string or a bracket is left open
     */
    public static List<Selector> of(String promql) {
        Selectors reading = new Selectors(promql);
        reading.read();
        return List.copyOf(reading.found);
    }

    private void read() {
        for (skipSpace(); at < text.length(); skipSpace()) {
            char next = text.charAt(at);
            if (isWordStart(next)) {
                word();
            } else if (next == '{') {
                nameless();
            } else if (next == '[') {
                skipPast(']');
            } else if (next == '"' || next == '\'' || next == '`') {
                string();
            } else if (Character.isDigit(next) || next == '$') {
                number();
            } else {
                at++;
            }
        }
    }

    private void word() {
        String word = takeWord();
        skipSpace();
        if (BEFORE_LABELS.contains(word)) {
            if (at < text.length() && text.charAt(at) == '(') {
                skipPast(')');
            }
        } else if (!OTHER_WORDS.contains(word.toLowerCase(Locale.ROOT)) && !ahead('(')) {
            found.add(new Selector(word, ahead('{') ? matchers() : List.of()));
        }
    }

    /** A selector whose metric is named by the label __name__. */
    private void nameless() {
        List<LabelMatcher> matchers = matchers();
        @Nullable String metric = null;
        List<LabelMatcher> others = new ArrayList<>();
        for (LabelMatcher matcher : matchers) {
            if (matcher.label().equals("__name__")
                    && matcher.operator() == LabelMatcher.Operator.EQUAL) {
                metric = matcher.value();
            } else {
                others.add(matcher);
            }
        }
        if (metric == null) {
            throw new IllegalArgumentException("a selector without a metric's name in: " + text);
        }
        found.add(new Selector(metric, others));
    }

    private List<LabelMatcher> matchers() {
        at++;
        List<LabelMatcher> matchers = new ArrayList<>();
        for (skipSpace(); !ahead('}'); skipSpace()) {
            if (ahead(',')) {
                at++;
                continue;
            }
            if (at >= text.length() || !isWordStart(text.charAt(at))) {
                throw new IllegalArgumentException("labels are not closed in: " + text);
            }
            String label = takeWord();
            skipSpace();
            LabelMatcher.Operator operator = operator();
            skipSpace();
            matchers.add(new LabelMatcher(label, operator, string()));
        }
        at++;
        return matchers;
    }

    private LabelMatcher.Operator operator() {
        for (LabelMatcher.Operator operator :
                List.of(
                        LabelMatcher.Operator.MATCHES,
                        LabelMatcher.Operator.NOT_MATCHES,
                        LabelMatcher.Operator.NOT_EQUAL,
                        LabelMatcher.Operator.EQUAL)) {
            if (text.startsWith(operator.sign(), at)) {
                at += operator.sign().length();
                return operator;
            }
        }
        throw new IllegalArgumentException("no comparison at place " + at + " in: " + text);
    }

    private String string() {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'' && quote != '`') {
            throw new IllegalArgumentException("no string at place " + at + " in: " + text);
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == quote) {
                at++;
                return value.toString();
            }
            if (next == '\\' && quote != '`' && at + 1 < text.length()) {
                at++;
                next = text.charAt(at);
            }
            value.append(next);
        }
        throw new IllegalArgumentException("a string is not closed in: " + text);
    }

    /** Numbers and durations, and variables of Grafana in their place. */
    private void number() {
        at++;
        while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
    }

    private String takeWord() {
        int from = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipPast(char closing) {
        int end = text.indexOf(closing, at);
        if (end < 0) {
            throw new IllegalArgumentException("no '" + closing + "' in: " + text);
        }
        at = end + 1;
    }

    private void skipSpace() {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            int end = text.charAt(at) == '#' ? text.indexOf('\n', at) : at;
            at = end < 0 ? text.length() : end + 1;
        }
    }

    private boolean ahead(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c);
    }
}
