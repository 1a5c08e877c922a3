package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays a patch over an object as Kubernetes' strategic merge does: objects are merged, null
 * deletes, lists whose elements have a key are merged by it with new elements first, other lists
 * are replaced.
 */
final class StrategicMerging {
    private static final String DIRECTIVE = "$patch";

    /** By the list's name: the field that tells its elements apart. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "containers", "name",
                    "initContainers", "name",
                    "volumes", "name",
                    "env", "name",
                    "volumeMounts", "mountPath",
                    "imagePullSecrets", "name",
                    "topologySpreadConstraints", "topologyKey");

    private StrategicMerging() {}

    static void merge(ObjectNode patch, ObjectNode target) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            @Nullable String key = KEYS.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode object
                    && target.get(name) instanceof ObjectNode present) {
                merge(object, present);
            } else if (value instanceof ArrayNode array
                    && target.get(name) instanceof ArrayNode present
                    && key != null) {
                mergeElements(array, present, key);
            } else {
                target.set(name, value.deepCopy());
            }
        }
    }

    private static void mergeElements(ArrayNode patch, ArrayNode target, String key) {
        int added = 0;
        for (JsonNode element : patch) {
            @Nullable Integer at = position(target, key, element.path(key)).orElse(null);
            boolean deleted = element.path(DIRECTIVE).asText().equals("delete");
            if (at == null && !deleted) {
                target.insert(added++, element.deepCopy());
            } else if (at != null && deleted) {
                target.remove(at);
            } else if (at != null
                    && element instanceof ObjectNode object
                    && target.get(at) instanceof ObjectNode present) {
                merge(object, present);
            }
        }
    }

    private static Optional<Integer> position(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
