package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pod may refer to by name.
 *
 * @param configMaps by name, the keys
 * @param secrets by name, the keys: those in the manifests, those that operators make, and those
 *     that {@value #EXTERNAL} says a person makes
 */
record Declared(Map<String, Set<String>> configMaps, Map<String, Set<String>> secrets) {

    static final String EXTERNAL = "external.yaml";

    static Declared of(List<Manifest> manifests, Path deployFolder) {
        Declared declared = new Declared(new HashMap<>(), new HashMap<>());
        manifests.forEach(declared::add);
        JsonNode external = Yaml.document(deployFolder.resolve(EXTERNAL));
        for (JsonNode secret : external.path("secrets")) {
            Set<String> keys = new HashSet<>();
            secret.path("keys").forEach(key -> keys.add(key.asText()));
            declared.secrets.put(secret.path("name").asText(), keys);
        }
        return declared;
    }

    private void add(Manifest manifest) {
        String name = manifest.name();
        switch (manifest.kind()) {
            case "ConfigMap" -> configMaps.put(name, keys(manifest.content().path("data")));
            case "Secret" -> {
                Set<String> keys = keys(manifest.content().path("data"));
                keys.addAll(keys(manifest.content().path("stringData")));
                secrets.put(name, keys);
            }
            // What the operators write, by their documentation
            case "KafkaUser" -> secrets.put(name, Set.of("ca.crt", "user.crt", "user.key"));
            case "Kafka" -> secrets.put(name + "-cluster-ca-cert", Set.of("ca.crt"));
            case "Cluster" -> {
                secrets.put(name + "-app", Set.of("username", "password"));
                secrets.put(name + "-ca", Set.of("ca.crt"));
            }
            default -> {}
        }
    }

    private static Set<String> keys(JsonNode data) {
        Set<String> keys = new HashSet<>();
        data.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
