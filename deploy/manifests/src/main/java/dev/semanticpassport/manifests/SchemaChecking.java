package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks objects of custom kinds against structural schemas: the project's own, of the fields that
 * it uses, or the full ones of custom resource definitions. Fields that a schema does not have are
 * refused.
 */
final class SchemaChecking {
    private static final List<String> OWN =
            List.of("cloudnativepg.yaml", "keda.yaml", "prometheus-operator.yaml");

    /** What a structural schema may say beyond JSON Schema, and what does not refuse anything. */
    private static final Set<String> LEFT_OUT =
            Set.of("description", "default", "example", "format", "nullable", "externalDocs");

    private final Map<String, Schema> schemas;

    private SchemaChecking(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** The project's own schemas. */
    static SchemaChecking own() {
        Map<String, Schema> schemas = new HashMap<>();
        for (String name : OWN) {
            for (ObjectNode entry : Yaml.documents(resource("schemas/" + name), name)) {
                schemas.put(
                        entry.path("apiVersion").asText() + "/" + entry.path("kind").asText(),
                        schema(entry.path("schema")));
            }
        }
        return new SchemaChecking(schemas);
    }

    /** Every version of every custom resource definition in the files of a folder. */
    static SchemaChecking definitions(Path folder) {
        Map<String, Schema> schemas = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .flatMap(file -> Yaml.documents(file).stream())
                    .filter(file -> file.path("kind").asText().equals("CustomResourceDefinition"))
                    .forEach(definition -> define(definition.path("spec"), schemas));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be read: " + folder, e);
        }
        return new SchemaChecking(schemas);
    }

    private static void define(JsonNode definition, Map<String, Schema> schemas) {
        for (JsonNode version : definition.path("versions")) {
            schemas.put(
                    "%s/%s/%s"
                            .formatted(
                                    definition.path("group").asText(),
                                    version.path("name").asText(),
                                    definition.path("names").path("kind").asText()),
                    schema(version.path("schema").path("openAPIV3Schema")));
        }
    }

    boolean knows(Manifest manifest) {
        return schemas.containsKey(key(manifest));
    }

    List<Finding> check(Manifest manifest) {
        Schema schema = schemas.get(key(manifest));
        if (schema == null) {
            return List.of(manifest.finding("", "no schema of " + key(manifest)));
        }
        return schema.validate(manifest.content()).stream()
                .map(error ->
                        manifest.finding(
                                error.getInstanceLocation().toString(), error.getMessage()))
                .toList();
    }

    private static String key(Manifest manifest) {
        return manifest.apiVersion() + "/" + manifest.kind();
    }

    private static Schema schema(JsonNode structural) {
        ObjectNode strict = strict(structural);
        ObjectNode properties = strict.withObject("/properties");
        for (String always : List.of("apiVersion", "kind", "metadata")) {
            properties.putIfAbsent(always, JsonNodeFactory.instance.objectNode());
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(strict);
    }

    private static ObjectNode strict(JsonNode structural) {
        ObjectNode strict = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : structural.properties()) {
            String name = entry.getKey();
            if (name.equals("properties")) {
                ObjectNode properties = strict.putObject(name);
                entry.getValue()
                        .properties()
                        .forEach(p -> properties.set(p.getKey(), strict(p.getValue())));
            } else if (name.equals("items") || name.equals("additionalProperties")) {
                JsonNode value = entry.getValue();
                strict.set(name, value.isObject() ? strict(value) : value);
            } else if (!LEFT_OUT.contains(name) && !name.startsWith("x-kubernetes-")) {
                strict.set(name, entry.getValue());
            }
        }
        if (structural.path("x-kubernetes-int-or-string").asBoolean()) {
            strict.remove("type");
        }
        if (structural.has("properties")
                && !structural.has("additionalProperties")
                && !structural.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            strict.put("additionalProperties", false);
        }
        return strict;
    }

    private static String resource(String name) {
        try (InputStream stream = SchemaChecking.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Not among the resources: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
