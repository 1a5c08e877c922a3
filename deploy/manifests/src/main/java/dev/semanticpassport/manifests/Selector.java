package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A selector of labels.
 *
 * @param node with {@code matchLabels} and {@code matchExpressions}; without either it selects all
 */
record Selector(JsonNode node) {

    boolean matches(Map<String, String> labels) {
        boolean equal =
                node.path("matchLabels").properties().stream()
                        .allMatch(e -> e.getValue().asText().equals(labels.get(e.getKey())));
        return equal
                && StreamSupport.stream(node.path("matchExpressions").spliterator(), false)
                        .allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        boolean among =
                StreamSupport.stream(expression.path("values").spliterator(), false)
                        .anyMatch(one -> one.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
