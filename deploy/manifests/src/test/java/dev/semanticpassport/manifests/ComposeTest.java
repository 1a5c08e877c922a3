package dev.semanticpassport.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compose's file and the making of secrets say what the manifests and the code say. */
class ComposeTest {
    private static final String TEXT = Repository.text(Repository.DEPLOY.resolve("compose.yaml"));
    private static final JsonNode COMPOSE = read();
    private static final List<Manifest> LOCAL = Rendering.manifests(Repository.DEPLOY, "local");

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aServiceIsToldWhatItReadsAndWhatItIsToldInACluster(String service) {
        Set<String> told = Manifest.strings(service(service).path("environment")).keySet();
        Set<String> inCluster = new TreeSet<>(DriftTest.environment(LOCAL, service).keySet());
        // The image has the same; the key comes by environment and not as a file.
        inCluster.remove("JDK_JAVA_OPTIONS");
        if (inCluster.remove("PASSPORT_SERVICE_KEY_FILE")) {
            inCluster.add("PASSPORT_SERVICE_KEY");
        }

        assertThat(told).isEqualTo(inCluster);
        assertThat(new Code(service).environment()).containsAll(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aServiceIsConfinedAsInACluster(String service) {
        JsonNode content = service(service);
        JsonNode pod =
                Repository.find(LOCAL, "Deployment/" + service).content().at("/spec/template/spec");

        assertThat(content.path("read_only").asBoolean()).isTrue();
        assertThat(content.path("cap_drop").path(0).asText()).isEqualTo("ALL");
        assertThat(content.path("security_opt").path(0).asText())
                .isEqualTo("no-new-privileges:true");
        assertThat(content.path("user").asText())
                .isEqualTo(
                        "%s:%s"
                                .formatted(
                                        pod.at("/securityContext/runAsUser"),
                                        pod.at("/securityContext/runAsGroup")));
        assertThat(content.path("mem_limit").asText() + "i")
                .isEqualToIgnoringCase(pod.at("/containers/0/resources/limits/memory").asText());
        assertThat(content.path("stop_grace_period").asText())
                .isEqualTo(pod.path("terminationGracePeriodSeconds").asText() + "s");
    }

    @Test
    void imagesAreThoseOfTheCluster() {
        Set<String> inCluster =
                Pod.of(LOCAL).stream()
                        .flatMap(pod -> pod.spec().findValuesAsText("image").stream())
                        .collect(Collectors.toSet());

        assertThat(COMPOSE.path("services").findValuesAsText("image"))
                .containsAll(inCluster)
                .allMatch(image -> image.matches(".+:[^:]+") && !image.endsWith(":latest"));
    }

    @Test
    void theBrokerIsConfiguredAsInTheCluster() {
        Map<String, String> told = Manifest.strings(service("kafka").path("environment"));
        JsonNode inCluster =
                Repository.find(LOCAL, "StatefulSet/kafka")
                        .content()
                        .at("/spec/template/spec/containers/0/env");

        Set<String> names = new TreeSet<>(inCluster.findValuesAsText("name"));

        assertThat(told.keySet()).isEqualTo(names);
    }

    @Test
    void filesThatAreMountedExist() {
        Set<String> sources = new TreeSet<>();
        COMPOSE.path("services")
                .forEach(service ->
                        service.path("volumes").forEach(volume -> sources.add(source(volume))));

        assertThat(sources)
                .filteredOn(source -> source.startsWith("./") && !source.endsWith("-keys"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Repository.DEPLOY.resolve(source)).exists());
    }

    @Test
    void namesInsideAreThoseOfItsServicesVolumesAndNetworks() {
        Set<String> names = fieldNames(COMPOSE.path("services"));
        for (JsonNode service : COMPOSE.path("services")) {
            assertThat(names).containsAll(fieldNames(service.path("depends_on")));
            assertThat(fieldNames(COMPOSE.path("networks")))
                    .containsAll(texts(service.path("networks")));
            assertThat(service.path("volumes"))
                    .filteredOn(volume -> !volume.asText().startsWith("."))
                    .allMatch(volume -> COMPOSE.path("volumes").has(source(volume)));
        }
    }

    @Test
    void onlyThisMachineReachesAPort() {
        assertThat(COMPOSE.path("services").findValues("ports"))
                .isNotEmpty()
                .allSatisfy(ports ->
                        assertThat(texts(ports)).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void secretsThatComposeAsksForAreMade() {
        String script = Repository.text(Repository.DEPLOY.resolve("secrets.sh"));
        Set<String> made =
                Pattern.compile("(?m)^([A-Z_]+)=\\$\\(")
                        .matcher(script)
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet());
        Set<String> asked =
                Pattern.compile("\\$\\{([A-Z_]+):\\?")
                        .matcher(TEXT)
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet());

        assertThat(made).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void secretsOfAClusterAreThoseThatAreDeclared(String overlay)
            throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
        assumeThat(Files.isExecutable(Path.of("/usr/bin/openssl"))).isTrue();
        ProcessBuilder builder =
                new ProcessBuilder(
                        "/bin/sh", Repository.DEPLOY.resolve("secrets.sh").toString(), overlay);
        builder.environment().putAll(Map.of("BACKUP_KEY_ID", "id", "BACKUP_SECRET", "secret"));
        Process script = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();

        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).isZero();
        Declared declared = Declared.of(List.of(), Repository.DEPLOY);
        List<ObjectNode> secrets = Yaml.documents(printed, "secrets.sh");
        assertThat(secrets)
                .hasSizeGreaterThan(2)
                .allSatisfy(content -> {
                    Manifest secret = new Manifest("secrets.sh", content);
                    assertThat(TypedChecking.check(secret)).isEmpty();
                    assertThat(declared.secrets()).containsKey(secret.name());
                    assertThat(fieldNames(content.path("stringData")))
                            .isEqualTo(declared.secrets().get(secret.name()));
                });
    }

    private static JsonNode service(String name) {
        JsonNode service = COMPOSE.path("services").path(name);
        assertThat(service.isObject()).as(name).isTrue();
        return service;
    }

    /** What is mounted: a path that begins with a point, or the name of a volume. */
    private static String source(JsonNode volume) {
        return volume.asText().substring(0, volume.asText().indexOf(':'));
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** With YAML's anchors and merges, which a cluster's manifests do without. */
    private static JsonNode read() {
        Object tree = new org.yaml.snakeyaml.Yaml().load(TEXT);
        return new ObjectMapper().valueToTree(tree);
    }
}
