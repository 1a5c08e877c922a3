package dev.semanticpassport.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a field that no record has. Jackson builds a record before it looks at what was left over,
 * so that a misspelt field shows as the one that is missing; whoever wrote it wants to hear of the
 * misspelling.
 */
final class UnknownFields {
    private static final String KIND = "kind";

    private UnknownFields() {}

    /** The path of the first unknown field, and what is known there, in words. */
    static Optional<String> first(JsonNode json, Class<?> type) {
        return first(json, type, "");
    }

    private static Optional<String> first(JsonNode json, Class<?> type, String path) {
        if (!json.isObject() || !(type.isRecord() || type.isSealed())) {
            return Optional.empty();
        }
        Map<String, Class<?>> known = fields(type);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            Class<?> component = known.get(field.getKey());
            if (component == null) {
                Set<String> names = new TreeSet<>(known.keySet());
                return Optional.of(
                        "unknown field "
                                + path
                                + EventJson.printable(field.getKey())
                                + "; known here: "
                                + names);
            }
            Optional<String> deeper =
                    first(field.getValue(), component, path + field.getKey() + ".");
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    /** The fields of a record, or of all records that a sealed interface permits. */
    private static Map<String, Class<?>> fields(Class<?> type) {
        Stream<Class<?>> records =
                type.isRecord() ? Stream.of(type) : Arrays.stream(type.getPermittedSubclasses());
        Map<String, Class<?>> fields =
                records.flatMap(one -> Arrays.stream(one.getRecordComponents()))
                        .collect(
                                Collectors.toMap(
                                        RecordComponent::getName,
                                        RecordComponent::getType,
                                        (one, _) -> one));
        if (type.isSealed()) {
            fields.put(KIND, String.class);
        }
        return fields;
    }
}
