package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One Kubernetes object.
 *
 * @param file where it was read from, relative to the deploy folder
 * @param content the whole object
 */
public record Manifest(String file, ObjectNode content) {
    public String apiVersion() {
        return content.path("apiVersion").asText();
    }

    public String kind() {
        return content.path("kind").asText();
    }

    public String name() {
        return content.path("metadata").path("name").asText();
    }

    /** Kind and name, as in {@code Deployment/probe-service}. */
    public String id() {
        return kind() + "/" + name();
    }

    public JsonNode spec() {
        return content.path("spec");
    }

    public Map<String, String> labels() {
        return strings(content.path("metadata").path("labels"));
    }

    Finding finding(String path, String problem) {
        return new Finding(file, id(), path, problem);
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
        return strings;
    }
}
