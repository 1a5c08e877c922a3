package dev.semanticpassport.manifests;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies the operations add, replace, remove and test of a JSON patch (RFC 6902). */
final class JsonPatching {
    private JsonPatching() {}

    static void apply(JsonNode operations, ObjectNode target, String source) {
        for (JsonNode operation : operations) {
            applyOne(operation, target, source);
        }
    }

    private static void applyOne(JsonNode operation, ObjectNode target, String source) {
        String name = operation.path("op").asText();
        JsonPointer path = JsonPointer.compile(operation.path("path").asText());
        JsonNode value = operation.path("value");
        switch (name) {
            case "add" -> put(target, path, value, true, source);
            case "replace" -> {
                present(target, path, source);
                put(target, path, value, false, source);
            }
            case "remove" -> remove(target, path, source);
            case "test" -> {
                if (!target.at(path).equals(value)) {
                    throw new ManifestException(source + ": test fails at " + path);
                }
            }
            default -> throw new ManifestException(source + ": operation not known: " + name);
        }
    }

    private static void put(
            ObjectNode target, JsonPointer path, JsonNode value, boolean insert, String source) {
        String last = path.last().getMatchingProperty();
        switch (target.at(path.head())) {
            case ObjectNode object -> object.set(last, value.deepCopy());
            case ArrayNode array when last.equals("-") -> array.add(value.deepCopy());
            case ArrayNode array when insert -> array.insert(index(path), value.deepCopy());
            case ArrayNode array -> array.set(index(path), value.deepCopy());
            default -> throw new ManifestException(source + ": nothing at " + path.head());
        }
    }

    private static void remove(ObjectNode target, JsonPointer path, String source) {
        present(target, path, source);
        switch (target.at(path.head())) {
            case ObjectNode object -> object.remove(path.last().getMatchingProperty());
            case ArrayNode array -> array.remove(index(path));
            default -> throw new ManifestException(source + ": nothing at " + path.head());
        }
    }

    private static int index(JsonPointer path) {
        return path.last().getMatchingIndex();
    }

    private static void present(ObjectNode target, JsonPointer path, String source) {
        if (target.at(path).isMissingNode()) {
            throw new ManifestException(source + ": nothing at " + path);
        }
    }
}
