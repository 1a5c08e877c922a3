package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a {@code kustomization.yaml} says, as far as it is understood here; anything else in one is
 * an error, because it would be left out of what is printed.
 *
 * @param file the kustomization
 * @param namespace given to every object; empty where none is
 * @param resources files and folders, relative to the kustomization's
 */
record Kustomization(
        Path file,
        String namespace,
        List<String> resources,
        List<Labels> labels,
        List<Patch> patches,
        List<Image> images,
        List<Generated> generated) {

    static final String NAME = "kustomization.yaml";

    private static final Set<String> KNOWN =
            Set.of(
                    "apiVersion",
                    "kind",
                    "namespace",
                    "resources",
                    "labels",
                    "patches",
                    "images",
                    "configMapGenerator",
                    "generatorOptions");

    /** Labels of every object, and of pods' templates where {@code templates}. */
    record Labels(Map<String, String> pairs, boolean templates) {}

    /**
     * A change to the objects whose kind and name match, both regular expressions.
     *
     * @param content a list: a JSON patch; an object: a strategic merge
     */
    record Patch(String source, String kind, String name, JsonNode content) {}

    /** Another name or tag for an image; an empty one stays as it is. */
    record Image(String name, String newName, String newTag) {}

    /** A ConfigMap made of files, a key each. */
    record Generated(String name, List<String> files, Map<String, String> labels) {}

    static Kustomization read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new ManifestException("There is no " + file);
        }
        ObjectNode content = Yaml.document(file);
        refuseUnknown(content, KNOWN, file);
        return new Kustomization(
                file,
                content.path("namespace").asText(),
                texts(content.path("resources")),
                elements(content.path("labels")).map(entry -> labels(entry, file)).toList(),
                elements(content.path("patches")).map(entry -> patch(entry, file)).toList(),
                elements(content.path("images")).map(entry -> image(entry, file)).toList(),
                elements(content.path("configMapGenerator"))
                        .map(entry -> generated(entry, content.path("generatorOptions"), file))
                        .toList());
    }

    private static Labels labels(JsonNode entry, Path file) {
        refuseUnknown(entry, Set.of("pairs", "includeTemplates"), file);
        return new Labels(
                Manifest.strings(entry.path("pairs")), entry.path("includeTemplates").asBoolean());
    }

    private static Patch patch(JsonNode entry, Path file) {
        refuseUnknown(entry, Set.of("target", "patch", "path"), file);
        JsonNode target = entry.path("target");
        refuseUnknown(target, Set.of("kind", "name"), file);
        JsonNode content;
        String source;
        if (entry.has("path")) {
            Path from = file.resolveSibling(entry.path("path").asText());
            source = from.toString();
            content = Yaml.document(from);
        } else {
            source = file.toString();
            content = Yaml.tree(entry.path("patch").asText(), source);
        }
        if (target.isMissingNode()) {
            return new Patch(
                    source,
                    content.path("kind").asText(),
                    content.path("metadata").path("name").asText(),
                    content);
        }
        return new Patch(
                source,
                target.path("kind").asText(".*"),
                target.path("name").asText(".*"),
                content);
    }

    private static Image image(JsonNode entry, Path file) {
        refuseUnknown(entry, Set.of("name", "newName", "newTag"), file);
        return new Image(
                entry.path("name").asText(),
                entry.path("newName").asText(),
                entry.path("newTag").asText());
    }

    private static Generated generated(JsonNode entry, JsonNode options, Path file) {
        refuseUnknown(entry, Set.of("name", "files", "options"), file);
        refuseUnknown(options, Set.of("disableNameSuffixHash", "labels"), file);
        JsonNode own = entry.path("options");
        refuseUnknown(own, Set.of("disableNameSuffixHash", "labels"), file);
        if (!options.path("disableNameSuffixHash").asBoolean()
                && !own.path("disableNameSuffixHash").asBoolean()) {
            throw new ManifestException(
                    file + ": configMapGenerator needs the option disableNameSuffixHash: true");
        }
        Map<String, String> labels = Manifest.strings(options.path("labels"));
        labels.putAll(Manifest.strings(own.path("labels")));
        return new Generated(entry.path("name").asText(), texts(entry.path("files")), labels);
    }

    private static void refuseUnknown(JsonNode object, Set<String> known, Path file) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        throw new ManifestException(file + ": not understood here: " + name);
                    }
                });
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
