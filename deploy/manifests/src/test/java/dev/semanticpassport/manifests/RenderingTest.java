package dev.semanticpassport.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

    @Test
    void theOverlaysAreListed() {
        assertThat(Manifests.overlays(Repository.DEPLOY)).containsExactly("local", "production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void whatIsPrintedReadsBackAsWhatWasMeant(String overlay) {
        List<ObjectNode> meant =
                Rendering.manifests(Repository.DEPLOY, overlay).stream()
                        .map(Manifest::content)
                        .toList();

        String printed = Manifests.render(Repository.DEPLOY, overlay);

        assertThat(Yaml.documents(printed, "printed")).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void kustomizeMakesTheSame(String overlay) throws IOException, InterruptedException {
        assumeThat(kubectl()).as("kubectl on the PATH").isTrue();
        Process kustomize =
                new ProcessBuilder(
                                "kubectl",
                                "kustomize",
                                Repository.DEPLOY.resolve("overlays/" + overlay).toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String printed =
                new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kustomize.waitFor()).isZero();

        Map<String, ObjectNode> ours =
                Rendering.manifests(Repository.DEPLOY, overlay).stream()
                        .collect(Collectors.toMap(Manifest::id, Manifest::content));

        Map<String, ObjectNode> theirs =
                Yaml.documents(printed, "kubectl").stream()
                        .map(content -> new Manifest("kubectl", content))
                        .collect(Collectors.toMap(Manifest::id, Manifest::content));
        assertThat(ours).containsExactlyInAnyOrderEntriesOf(theirs);
    }

    @Test
    void theNamespaceComesFirst() {
        assertThat(Rendering.manifests(Repository.DEPLOY, "production"))
                .first()
                .extracting(Manifest::id)
                .isEqualTo("Namespace/semantic-passport");
    }

    @Test
    void aStrategicMergeKeepsWhatThePatchDoesNotName() {
        ObjectNode target =
                yaml(
                        """
                        replicas: 2
                        gone: 1
                        values: [a, b]
                        containers:
                          - {name: one, image: a, env: [{name: A, value: a}, {name: B, value: b}]}
                          - {name: two, image: b}
                        """);

        StrategicMerging.merge(
                yaml(
                        """
                        gone: null
                        values: [c]
                        containers:
                          - {name: two, $patch: delete}
                          - {name: one, env: [{name: C, value: c}, {name: B, value: changed}]}
                        """),
                target);

        assertThat(target)
                .isEqualTo(
                        yaml(
                                """
                                replicas: 2
                                values: [c]
                                containers:
                                  - name: one
                                    image: a
                                    env: [{name: C, value: c}, {name: A, value: a}, {name: B, value: changed}]
                                """));
    }

    @Test
    void aJsonPatchAddsReplacesAndRemoves() {
        ObjectNode target = yaml("{a: 1, b: [1, 2], c: {d: 3}}");

        JsonPatching.apply(
                Yaml.tree(
                        """
                        - {op: test, path: /a, value: 1}
                        - {op: replace, path: /a, value: 2}
                        - {op: add, path: /b/0, value: 0}
                        - {op: add, path: /b/-, value: 3}
                        - {op: remove, path: /c/d}
                        """,
                        "patch"),
                target,
                "patch");

        assertThat(target).isEqualTo(yaml("{a: 2, b: [0, 1, 2, 3], c: {}}"));
    }

    @Test
    void aJsonPatchOfWhatIsNotThereIsRefused() {
        assertThatThrownBy(() ->
                        JsonPatching.apply(
                                Yaml.tree("[{op: remove, path: /b}]", "patch"),
                                yaml("a: 1"),
                                "some.yaml"))
                .isInstanceOf(ManifestException.class)
                .hasMessage("some.yaml: nothing at /b");
    }

    @Test
    void whatIsNotUnderstoodOfKustomizeIsRefused(@TempDir Path deploy) throws IOException {
        Path overlay = Files.createDirectories(deploy.resolve("overlays/some"));
        Files.writeString(overlay.resolve("kustomization.yaml"), "namePrefix: my-\n");

        assertThatThrownBy(() -> Manifests.render(deploy, "some"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("kustomization.yaml: not understood here: namePrefix");
    }

    @Test
    void aPatchOfNothingIsRefused(@TempDir Path deploy) throws IOException {
        Path overlay = Files.createDirectories(deploy.resolve("overlays/some"));
        Files.writeString(
                overlay.resolve("kustomization.yaml"),
                """
                patches:
                  - target: {kind: Deployment, name: nobody}
                    patch: "[{op: remove, path: /spec}]"
                """);

        assertThatThrownBy(() -> Manifests.render(deploy, "some"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("there is no Deployment/nobody to patch");
    }

    @Test
    void filesBecomeAConfigMap(@TempDir Path deploy) throws IOException {
        Path overlay = Files.createDirectories(deploy.resolve("overlays/some"));
        Files.writeString(overlay.resolve("board.json"), "{}\n");
        Files.writeString(
                overlay.resolve("kustomization.yaml"),
                """
                namespace: there
                configMapGenerator:
                  - name: boards
                    files: [board.json, other.json=board.json]
                generatorOptions:
                  disableNameSuffixHash: true
                  labels: {grafana_dashboard: "1"}
                """);

        assertThat(Rendering.manifests(deploy, "some"))
                .singleElement()
                .extracting(Manifest::content)
                .isEqualTo(
                        yaml(
                                """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata:
                                  name: boards
                                  labels: {grafana_dashboard: "1"}
                                  namespace: there
                                data:
                                  board.json: "{}\\n"
                                  other.json: "{}\\n"
                                """));
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> yaml("{a: 1, a: 2}"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("a");
    }

    private static ObjectNode yaml(String text) {
        return Yaml.documents(text, "text").getFirst();
    }

    private static boolean kubectl() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
