package dev.semanticpassport.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Topic;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests say and the code says too is the same. */
class DriftTest {
    private static final Path WATCHING = Repository.DEPLOY.resolve("observability");
    private static final List<Manifest> LOCAL = Rendering.manifests(Repository.DEPLOY, "local");
    private static final List<Manifest> PRODUCTION =
            Rendering.manifests(Repository.DEPLOY, "production");

    /** Who writes what, besides the dead letters of what it reads (design: the flow). */
    private static final Map<String, Set<Topic>> WRITES =
            Map.of(
                    "passport-service",
                    Set.of(
                            Topic.PASSPORT_ISSUED,
                            Topic.TREE_EDITED,
                            Topic.VERIFICATION_REQUESTED,
                            Topic.PROBE_REQUESTED,
                            Topic.VERIFICATION_SETTLED,
                            Topic.FLEET_SETTLED,
                            Topic.MODEL_DRIFTED),
                    "probe-service",
                    Set.of(Topic.PROBE_ANSWERED),
                    "scoring-service",
                    Set.of(Topic.EVIDENCE_UPDATED));

    @Test
    void theTopicsAreThoseOfTheContracts() {
        Map<String, Integer> expected = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            expected.put(topic.name(prefix()), Topic.PARTITIONS);
            expected.put(topic.deadLetters(prefix()), deadLetterPartitions());
        }

        assertThat(topics(PRODUCTION)).isEqualTo(expected);
    }

    @Test
    void aWrongTopicNameIsFound() {
        List<Manifest> manifests = Rendering.manifests(Repository.DEPLOY, "production");
        Repository.find(manifests, "KafkaTopic/sempass.probe.answered.v1")
                .content()
                .withObject("/metadata")
                .put("name", "sempass.probe.answer.v1");

        assertThat(topics(manifests)).isNotEqualTo(topics(PRODUCTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aServiceMayReadAndWriteWhatItDoesAndNoMore(String service) {
        Code code = new Code(service);
        Set<String> reads = code.values("mp\\.messaging\\.incoming\\..*\\.topic", prefix());
        Set<String> writes = new TreeSet<>();
        reads.forEach(topic -> writes.add(topic + Topic.DEAD_LETTER_SUFFIX));
        WRITES.getOrDefault(service, Set.of()).forEach(topic -> writes.add(topic.name(prefix())));

        Map<String, Set<String>> allowed = allowed(service);

        assertThat(allowed)
                .containsEntry("topic literal Read", reads)
                .containsEntry("topic literal Write", writes)
                .containsEntry(
                        "group literal Read",
                        code.values("mp\\.messaging\\.incoming\\..*\\.group\\.id", prefix()))
                .containsEntry("topic prefix Create", Set.of(prefix()))
                .containsOnlyKeys(
                        "topic literal Read",
                        "topic literal Write",
                        "topic literal Describe",
                        "topic prefix Create",
                        "topic prefix Describe",
                        "group literal Read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aServiceMakesTheEventsThatItMayWrite(String service) {
        String sources = String.join("\n", new Code(service).sources());

        assertThat(WRITES.getOrDefault(service, Set.of()))
                .isNotEmpty()
                .allSatisfy(topic ->
                        assertThat(sources).contains("new " + topic.event().getSimpleName() + "("));
    }

    @ParameterizedTest
    @CsvSource({
        "local, passport-service", "local, probe-service", "local, scoring-service",
        "production, passport-service", "production, probe-service", "production, scoring-service"
    })
    void whatAServiceIsToldIsWhatItReads(String overlay, String service) {
        assertThat(new Code(service).environment())
                .containsAll(environment(manifests(overlay), service).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "scoring-service"})
    void aServiceIsToldWhatItCannotStartWithout(String service) {
        assertThat(environment(LOCAL, service))
                .containsKeys(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "PASSPORT_SERVICE_KEY_FILE",
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "QUARKUS_DATASOURCE_USERNAME");
        assertThat(environment(LOCAL, "passport-service")).containsKey("PASSPORT_SEALING_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "scoring-service", "probe-service"})
    void filesThatAServiceReadsAreMounted(String service) {
        JsonNode container = container(LOCAL, service);
        Set<Path> mounted = new HashSet<>();
        container
                .path("volumeMounts")
                .forEach(mount -> mounted.add(Path.of(mount.path("mountPath").asText())));

        assertThat(environment(LOCAL, service).values())
                .filteredOn(value -> value.startsWith("/"))
                .isNotEmpty()
                .allSatisfy(value ->
                        assertThat(mounted).anyMatch(mount -> Path.of(value).startsWith(mount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void portsAndHealthAreWhereTheServiceHasThem(String service) {
        JsonNode container = container(LOCAL, service);

        assertThat(container.at("/ports/0/containerPort").asText())
                .isEqualTo(environment(LOCAL, service).get("QUARKUS_HTTP_PORT"));
        assertThat(container.at("/startupProbe/httpGet/path").asText())
                .isEqualTo("/q/health/started");
        assertThat(container.at("/readinessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/live");
        assertThat(new Code(service).properties().stringPropertyNames())
                .noneMatch(name ->
                        name.matches(
                                "quarkus\\.(http\\.(non-application-)?root-path"
                                        + "|smallrye-health\\..*-path|management\\.enabled)"));
        assertThat(Repository.text(Repository.ROOT.resolve(service + "/pom.xml")))
                .contains("quarkus-smallrye-health", "quarkus-micrometer-registry-prometheus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aPodIsGivenLongerThanItsServiceTakesToStop(String service) {
        Map<String, String> environment = environment(LOCAL, service);
        JsonNode pod =
                Repository.find(LOCAL, "Deployment/" + service).content().at("/spec/template/spec");
        int drain =
                service.equals("probe-service")
                        ? seconds(environment.get("PASSPORT_PROBE_DRAIN"))
                        : Code.seconds("core/messaging", "LAST_CYCLE");

        int needed =
                pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt()
                        + seconds(environment.get("QUARKUS_SHUTDOWN_TIMEOUT"))
                        + drain
                        + Code.seconds("core/messaging", "LONGEST")
                        + Code.seconds("core/messaging", "CLOSING");

        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport-service", "probe-service", "scoring-service"})
    void aServiceHasAllThatOneNeeds(String service) {
        assertThat(LOCAL)
                .filteredOn(manifest -> manifest.name().equals(service))
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "Deployment",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
    }

    @Test
    void imagesAreThoseOfThisVersion() {
        String pom = Repository.text(Repository.ROOT.resolve("pom.xml"));
        String version =
                first(pom, "<artifactId>semantic-passport</artifactId>\\s*<version>(.+?)<");
        String kafka = first(pom, "<kafka.version>(.+?)<");
        String postgres =
                first(
                        Repository.files(Repository.ROOT.resolve("deploy/embedded/src"), ".java")
                                .stream()
                                .map(Repository::text)
                                .collect(Collectors.joining()),
                        "POSTGRES = \"(.+?)\"");

        assertThat(images(LOCAL))
                .containsExactlyInAnyOrder(
                        "apache/kafka:" + kafka,
                        postgres,
                        "semantic-passport/passport-service:" + version,
                        "semantic-passport/probe-service:" + version,
                        "semantic-passport/scoring-service:" + version);
        assertThat(images(PRODUCTION))
                .hasSize(3)
                .allMatch(image ->
                        image.matches(
                                ".+/semantic-passport/[a-z]+-service:" + Pattern.quote(version)));
    }

    @Test
    void scalingLooksAtWhatThereIs() {
        JsonNode probing = Repository.find(PRODUCTION, "ScaledObject/probe-service").spec();
        JsonNode scoring = Repository.find(PRODUCTION, "ScaledObject/scoring-service").spec();
        JsonNode lag = scoring.at("/triggers/0/metadata");
        Set<String> metrics =
                Repository.SERVICES.stream()
                        .flatMap(service -> new Code(service).sources().stream())
                        .flatMap(source ->
                                Pattern.compile("\"(sempass\\.[a-z.]+)\"")
                                        .matcher(source)
                                        .results())
                        .map(result -> result.group(1).replace('.', '_'))
                        .collect(Collectors.toSet());

        assertThat(metrics)
                .contains(
                        first(probing.at("/triggers/0/metadata/query").asText(), "(sempass_\\w+)"));
        assertThat(lag.path("topic").asText()).isEqualTo(Topic.PROBE_ANSWERED.name(prefix()));
        assertThat(lag.path("consumerGroup").asText())
                .isEqualTo(
                        new Code("scoring-service")
                                .properties()
                                .getProperty("mp.messaging.incoming.probe-answered.group.id")
                                .replace("${passport.topic-prefix}", prefix()));
        assertThat(List.of(probing, scoring))
                .allMatch(spec -> spec.path("maxReplicaCount").asInt() <= Topic.PARTITIONS);
    }

    @ParameterizedTest
    @CsvSource({"alerts, alerts", "cluster-alerts, cluster"})
    void alertsOfTheClusterAreThoseThatAreTested(String rule, String file) {
        assertThat(Repository.find(PRODUCTION, "PrometheusRule/" + rule).spec())
                .isEqualTo(Yaml.document(WATCHING.resolve("rules/" + file + ".yaml")));
    }

    @Test
    void everyBoardIsInTheCluster() {
        Map<String, String> boards =
                Repository.files(WATCHING.resolve("boards"), ".json").stream()
                        .collect(
                                Collectors.toMap(
                                        board -> board.toFile().getName(), Repository::text));

        assertThat(
                        Manifest.strings(
                                Repository.find(PRODUCTION, "ConfigMap/grafana-boards")
                                        .content()
                                        .path("data")))
                .isNotEmpty()
                .isEqualTo(boards);
    }

    @Test
    void probesReachTheInternetAndNothingBesides() {
        JsonNode spec = Repository.find(PRODUCTION, "NetworkPolicy/probe-service").spec();
        List<String> ranges = spec.findValuesAsText("cidr");
        Set<String> refused = new HashSet<>();
        spec.findValues("except")
                .forEach(list -> list.forEach(range -> refused.add(range.asText())));

        assertThat(ranges).containsExactly("0.0.0.0/0", "::/0");
        assertThat(refused)
                .contains(
                        "10.0.0.0/8",
                        "100.64.0.0/10",
                        "127.0.0.0/8",
                        "169.254.0.0/16",
                        "172.16.0.0/12",
                        "192.168.0.0/16",
                        "fc00::/7",
                        "fe80::/10");
        assertThat(Stream.of("passport-service", "scoring-service"))
                .allMatch(service ->
                        Repository.find(PRODUCTION, "NetworkPolicy/" + service)
                                .spec()
                                .findValues("ipBlock")
                                .isEmpty());
    }

    private static Map<String, Integer> topics(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("KafkaTopic"))
                .collect(
                        Collectors.toMap(
                                Manifest::name,
                                manifest -> manifest.spec().path("partitions").asInt(),
                                Integer::sum,
                                TreeMap::new));
    }

    /** Kind of resource, pattern and operation, and for which names it is allowed. */
    private static Map<String, Set<String>> allowed(String user) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        JsonNode acls =
                Repository.find(PRODUCTION, "KafkaUser/" + user).spec().at("/authorization/acls");
        for (JsonNode acl : acls) {
            JsonNode resource = acl.path("resource");
            for (JsonNode operation : acl.path("operations")) {
                allowed.computeIfAbsent(
                                "%s %s %s"
                                        .formatted(
                                                resource.path("type").asText(),
                                                resource.path("patternType").asText(),
                                                operation.asText()),
                                _ -> new TreeSet<>())
                        .add(resource.path("name").asText());
            }
        }
        return allowed;
    }

    /** By name; what comes from a Secret has an empty value. */
    static Map<String, String> environment(List<Manifest> manifests, String service) {
        JsonNode container = container(manifests, service);
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            String map = source.at("/configMapRef/name").asText();
            environment.putAll(
                    Manifest.strings(
                            Repository.find(manifests, "ConfigMap/" + map).content().path("data")));
        }
        container
                .path("env")
                .forEach(entry ->
                        environment.put(entry.path("name").asText(), entry.path("value").asText()));
        return environment;
    }

    private static JsonNode container(List<Manifest> manifests, String service) {
        return Repository.find(manifests, "Deployment/" + service)
                .content()
                .at("/spec/template/spec/containers/0");
    }

    private static List<Manifest> manifests(String overlay) {
        return overlay.equals("local") ? LOCAL : PRODUCTION;
    }

    private static Set<String> images(List<Manifest> manifests) {
        return Pod.of(manifests).stream()
                .flatMap(pod -> pod.spec().findValuesAsText("image").stream())
                .collect(Collectors.toSet());
    }

    private static int deadLetterPartitions() {
        String source = String.join("\n", new Code("core/messaging").sources());
        return Integer.parseInt(first(source, "DEAD_LETTER_PARTITIONS = (\\d+)"));
    }

    private static String prefix() {
        return environment(LOCAL, "probe-service").getOrDefault("PASSPORT_TOPIC_PREFIX", "");
    }

    private static int seconds(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text.replaceAll("s$", ""));
    }

    static String first(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not found: " + regex));
    }
}
