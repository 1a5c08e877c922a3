package dev.semanticpassport.local.boards;

import java.util.regex.Pattern;

/**
 * One condition on a label. A variable of Grafana in a pattern stands for anything.
 *
 * @param value as written, without its quotes
 */
public record LabelMatcher(String label, Operator operator, String value) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+}|\\$\\w+");

    /** How the label is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        NOT_MATCHES("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** Whether a series whose label has this value is meant. */
    public boolean accepts(String actual) {
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> actual.matches(pattern());
            case NOT_MATCHES -> !actual.matches(pattern());
        };
    }

    /** The condition in PromQL, variables replaced. */
    String promql() {
        String shown =
                switch (operator) {
                    case EQUAL, NOT_EQUAL -> value;
                    case MATCHES, NOT_MATCHES -> pattern();
                };
        return label
                + operator.sign()
                + '"'
                + shown.replace("\\", "\\\\").replace("\"", "\\\"")
                + '"';
    }

    private String pattern() {
        return VARIABLE.matcher(value).replaceAll(".*");
    }
}
