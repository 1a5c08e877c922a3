package dev.semanticpassport.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.manifests.Kustomization.Generated;
import dev.semanticpassport.manifests.Kustomization.Image;
import dev.semanticpassport.manifests.Kustomization.Labels;
import dev.semanticpassport.manifests.Kustomization.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes of an overlay the manifests that a cluster is given, as {@code kubectl kustomize} does. */
public final class Rendering {
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");
    private static final Set<String> WITH_TEMPLATE = Set.of("Deployment", "StatefulSet");

    private final Path deploy;

    private Rendering(Path deploy) {
        this.deploy = deploy;
    }

    /**
     * The manifests as one YAML stream, in the order of their files.
     *
     * @param deployFolder the folder with {@code base} in it
     * @param overlay the name of a folder among the overlays
     * @throws ManifestException where a file says what is not understood
     */
    public static String render(Path deployFolder, String overlay) {
        return Yaml.print(manifests(deployFolder, overlay));
    }

    /** As {@link #render}, as trees. */
    public static List<Manifest> manifests(Path deployFolder, String overlay) {
        return new Rendering(deployFolder)
                .folder(deployFolder.resolve("overlays").resolve(overlay));
    }

    private List<Manifest> folder(Path folder) {
        Kustomization kustomization = Kustomization.read(folder);
        List<Manifest> manifests = new ArrayList<>();
        for (String resource : kustomization.resources()) {
            manifests.addAll(resource(folder.resolve(resource).normalize()));
        }
        for (Generated generated : kustomization.generated()) {
            manifests.add(generate(generated, folder));
        }
        kustomization.patches().forEach(patch -> patch(patch, manifests));
        kustomization.images().forEach(image -> image(image, manifests));
        for (Manifest manifest : manifests) {
            if (!kustomization.namespace().isEmpty()) {
                namespace(kustomization.namespace(), manifest);
            }
            kustomization.labels().forEach(labels -> label(labels, manifest));
        }
        return manifests;
    }

    private List<Manifest> resource(Path path) {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        return Yaml.documents(path).stream()
                .map(content -> new Manifest(relative(path), content))
                .toList();
    }

    private String relative(Path file) {
        return deploy.normalize().relativize(file.normalize()).toString();
    }

    private Manifest generate(Generated generated, Path folder) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = map.putObject("metadata").put("name", generated.name());
        if (!generated.labels().isEmpty()) {
            generated.labels().forEach(metadata.withObject("labels")::put);
        }
        ObjectNode data = map.putObject("data");
        for (String file : generated.files()) {
            int equals = file.indexOf('=');
            Path path = folder.resolve(file.substring(equals + 1));
            String key =
                    equals < 0
                            ? path.getName(path.getNameCount() - 1).toString()
                            : file.substring(0, equals);
            try {
                data.put(key, Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot be read: " + path, e);
            }
        }
        return new Manifest(relative(folder.resolve(Kustomization.NAME)), map);
    }

    private static void patch(Patch patch, List<Manifest> manifests) {
        List<Manifest> meant =
                manifests.stream()
                        .filter(manifest ->
                                manifest.kind().matches(patch.kind())
                                        && manifest.name().matches(patch.name()))
                        .toList();
        if (meant.isEmpty()) {
            throw new ManifestException(
                    "%s: there is no %s/%s to patch"
                            .formatted(patch.source(), patch.kind(), patch.name()));
        }
        for (Manifest manifest : meant) {
            if (patch.content() instanceof ObjectNode merged) {
                StrategicMerging.merge(merged, manifest.content());
            } else {
                JsonPatching.apply(patch.content(), manifest.content(), patch.source());
            }
        }
    }

    private static void image(Image image, List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            JsonNode pod = manifest.spec().path("template").path("spec");
            for (String list : List.of("initContainers", "containers")) {
                for (JsonNode container : pod.path(list)) {
                    if (container instanceof ObjectNode object) {
                        rename(image, object);
                    }
                }
            }
        }
    }

    private static void rename(Image image, ObjectNode container) {
        String present = container.path("image").asText();
        int colon = present.lastIndexOf(':');
        boolean tagged = colon > present.lastIndexOf('/');
        String name = tagged ? present.substring(0, colon) : present;
        if (name.equals(image.name())) {
            String tag = tagged ? present.substring(colon) : "";
            container.put(
                    "image",
                    (image.newName().isEmpty() ? name : image.newName())
                            + (image.newTag().isEmpty() ? tag : ":" + image.newTag()));
        }
    }

    private static void namespace(String namespace, Manifest manifest) {
        if (!CLUSTER_WIDE.contains(manifest.kind())) {
            manifest.content().withObject("/metadata").put("namespace", namespace);
        }
    }

    private static void label(Labels labels, Manifest manifest) {
        put(labels.pairs(), manifest.content().withObject("/metadata/labels"));
        if (labels.templates() && WITH_TEMPLATE.contains(manifest.kind())) {
            put(labels.pairs(), manifest.content().withObject("/spec/template/metadata/labels"));
        }
    }

    private static void put(Map<String, String> labels, ObjectNode target) {
        labels.forEach(target::put);
    }
}
