package dev.semanticpassport.probe.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.probe.adapter.watch.Metric;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service, with a real broker, before an endpoint that misbehaves. */
@QuarkusTest
@TestProfile(Impatient.class)
@WithTestResource(PlatformResource.class)
class ProbeServiceTest {

    private static final String CANARY = "sk-canary-7f3a9c51";
    private static final String ECHO = "Your header was Bearer [secret]";

    private static FaultServer endpoint;
    private static final LogLines LOG = new LogLines();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    @ConfigProperty(name = "passport.secrets-dir")
    Path secrets;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    private final UUID verification = UUID.randomUUID();
    private Wire wire;

    @BeforeAll
    static void open() throws IOException {
        endpoint = new FaultServer();
        Logger.getLogger("").addHandler(LOG);
    }

    @AfterAll
    static void close() {
        Logger.getLogger("").removeHandler(LOG);
        endpoint.close();
    }

    @BeforeEach
    void connect() throws IOException {
        wire = new Wire(bootstrap, prefix);
        Files.writeString(secrets.resolve("a-key"), CANARY + "\n");
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void everyProbeEndsAsExactlyOneOutcomeWhateverTheEndpointDoes() {
        // Given
        var models =
                List.of(
                        "ok",
                        "flaky",
                        "limited",
                        "broken",
                        "denied",
                        "unknown",
                        "dropping",
                        "garbled",
                        "huge",
                        "announced",
                        "redirecting",
                        "refusing",
                        "filtered",
                        "echoing");
        // When
        for (int ordinal = 0; ordinal < models.size(); ordinal++) {
            wire.request(probe(ordinal, chat(models.get(ordinal), "a-key")));
        }
        // Then
        var outcomes = wire.outcomes(verification, models.size());
        assertThat(outcomes)
                .extracting(ProbeAnswered::ordinal)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, models.size()).boxed().toList());
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(said(outcome))
                                .as(models.get(outcome.ordinal()))
                                .isEqualTo(expected(models.get(outcome.ordinal()))));
        assertThat(endpoint.redirectsFollowed()).isZero();
        assertThat(endpoint.bytesOfHuge()).isLessThan(20_000_000);
    }

    private String expected(String model) {
        return switch (model) {
            case "ok" -> "You asked: " + prompt(0);
            case "flaky" -> "at last";
            case "limited" -> "with patience";
            case "broken" -> "SERVER_ERROR: HTTP 503, after 3 calls";
            case "denied" -> "ACCESS_DENIED: HTTP 401";
            case "unknown" -> "NOT_FOUND: HTTP 404 (model_not_found)";
            case "dropping" -> "UNREACHABLE: closed before the answer's end, after 3 calls";
            case "garbled" -> "UNREADABLE: the body is not JSON or is cut, after 3 calls";
            case "huge", "announced" -> "TOO_LARGE: body above 4194304 bytes";
            case "redirecting" -> "REJECTED: HTTP 307";
            case "refusing" -> "I will not say.";
            case "filtered" -> "";
            case "echoing" -> ECHO;
            default -> throw new IllegalArgumentException(model);
        };
    }

    @Test
    void anOutcomeCarriesBackWhatScoringNeedsAndTheTrace() {
        // Given
        var probe = probe(0, chat("flaky", null));
        // When
        wire.request(probe);
        // Then
        var outcome = wire.outcomes(verification, 1).getFirst();
        assertThat(outcome.question()).isEqualTo(probe.question());
        assertThat(outcome.readAs()).isEqualTo(probe.readAs());
        assertThat(outcome.rule()).isEqualTo(probe.rule());
        assertThat(outcome.effort().calls()).isEqualTo(3);
        assertThat(outcome.effort().serverErrors()).isEqualTo(2);
        var record = wire.seen().stream().filter(this::ours).findFirst().orElseThrow();
        assertThat(record.key()).isEqualTo(verification.toString());
        assertThat(Wire.header(record, "ce_id")).isEqualTo(outcome.id());
        assertThat(Wire.header(record, "ce_source")).isEqualTo("/probe-service");
        // The same trace; the span within it may be ours.
        assertThat(Wire.header(record, "traceparent")).startsWith(Wire.TRACE.substring(0, 36));
    }

    @Test
    void anAnswerThatFillsMoreThanAnEventIsCutFurther() {
        // When: each of its characters takes six bytes in JSON
        wire.request(probe(0, chat("long", null)));
        // Then
        var answer = (Outcome.Answer) wire.outcomes(verification, 1).getFirst().outcome();
        assertThat(answer.text()).isEqualTo("\u0001".repeat(8_192));
        assertThat(answer.fullBytes()).isEqualTo(100_000);
    }

    @Test
    void longAnswersAreReadInTurnAndOneThatBreaksOffGivesItsTurnAway() {
        // Given
        wire.request(probe(0, chat("ending", null)));
        assertThat(said(wire.outcomes(verification, 1).getFirst()))
                .isEqualTo("UNREACHABLE: closed before the answer's end, after 3 calls");
        // When
        for (int ordinal = 1; ordinal < 9; ordinal++) {
            wire.request(probe(ordinal, chat(ordinal % 2 == 0 ? "long" : "unannounced", null)));
        }
        // Then
        assertThat(wire.outcomes(verification, 9).stream().skip(1).toList())
                .hasSize(8)
                .allSatisfy(outcome -> assertThat(said(outcome)).startsWith("\u0001"));
    }

    @Test
    void aProbeThatKafkaDeliversAgainIsNotPaidTwice() {
        // When
        for (int delivery = 0; delivery < 3; delivery++) {
            wire.request(probe(0, chat("ok", null)));
        }
        // Then
        var outcomes = wire.outcomes(verification, 3);
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.stream().map(ProbeAnswered::asking).distinct()).hasSize(1);
        assertThat(endpoint.calls(prompt(0))).isEqualTo(1);
    }

    @Test
    void aBadRecordBecomesADeadLetterAndTheNextIsAnswered() throws Exception {
        // Given
        String key = verification + ":0";
        byte[] good = EventJson.write(probe(0, chat("ok", null)));
        // When
        wire.raw(key, "probe.requested.v1", "{ not JSON".getBytes(UTF_8));
        wire.raw(key, "probe.requested.v1", new byte[] {(byte) 0xFF, 0, 1});
        wire.raw(key, "probe.requested.v1", "{}".getBytes(UTF_8));
        wire.raw(key, "probe.requested.v1", null);
        wire.raw(key, "probe.requested.v9", good);
        wire.raw(key, "probe.answered.v1", good);
        wire.raw(key, null, good);
        wire.raw(key, "probe.requested.v1", new byte[100_000]);
        wire.raw(key, "probe.requested.v1", new byte[1_048_350]);
        wire.request(probe(0, chat("ok", null)));
        // Then
        assertThat(wire.outcomes(verification, 1)).hasSize(1);
        var letters = wire.deadLetters(key, 9);
        assertThat(letters)
                .hasSize(9)
                .allSatisfy(letter -> {
                    assertThat(Wire.header(letter, "dead-letter-topic"))
                            .isEqualTo(prefix + "probe.requested.v1");
                    assertThat(Wire.header(letter, "dead-letter-reason")).isNotBlank();
                    assertThat(Wire.header(letter, "dead-letter-offset")).matches("[0-9]+");
                });
        assertThat(letters.get(4).value()).isEqualTo(good);
        assertThat(letters.get(8).value()).isNull();
        assertThat(Wire.header(letters.get(8), "dead-letter-value-left-out"))
                .isEqualTo("1048350 bytes");
        assertThat(get(ready)).contains("\"status\": \"UP\"");
    }

    @Test
    void specialAddressesAndMissingSecretsAreRefusedWithoutACall() {
        // Given
        var elsewhere =
                new Access.Chat(
                        URI.create("http://169.254.169.254/v1"), "ok", null, Map.of(), 0, null, 9);
        var byName =
                new Access.Chat(
                        URI.create("https://169.254.169.254.nip.invalid/v1"),
                        "ok",
                        null,
                        Map.of("X-Key", "secretref:../a-key"),
                        0,
                        null,
                        9);
        // When
        wire.request(probe(0, elsewhere));
        wire.request(probe(1, chat("ok", "no-such-key")));
        wire.request(probe(2, byName));
        // Then
        var outcomes = wire.outcomes(verification, 3);
        assertThat(outcomes)
                .extracting(ProbeServiceTest::kind)
                .containsExactlyInAnyOrder(
                        FailureKind.ADDRESS_REFUSED,
                        FailureKind.SECRET_MISSING,
                        FailureKind.UNREACHABLE);
        assertThat(endpoint.calls(prompt(1))).isZero();
    }

    @Test
    void noSecretStandsInAnyEventOrLogLine() {
        // Given
        var header =
                new Access.Chat(
                        endpoint.url(),
                        "echoing",
                        null,
                        Map.of("Authorization", "secretref:a-key"),
                        0,
                        null,
                        9);
        // When
        wire.request(probe(0, header));
        wire.request(probe(1, chat("denied", "a-key")));
        wire.request(probe(2, chat("broken", "a-key")));
        wire.raw(verification + ":3", "probe.requested.v1", "{".getBytes(UTF_8));
        wire.outcomes(verification, 3);
        wire.deadLetters(verification + ":3", 1);
        // Then
        assertThat(wire.seen()).isNotEmpty();
        assertThat(wire.seen().stream().flatMap(ProbeServiceTest::parts))
                .noneMatch(part -> part.contains("canary"));
        assertThat(LOG.lines).isNotEmpty().noneMatch(line -> line.contains("canary"));
        assertThat(LOG.lines).noneMatch(line -> line.contains("Which sign?"));
    }

    @Test
    void metricsSayWhatHappened() throws Exception {
        // When
        wire.request(probe(0, chat("ok", null)));
        wire.request(probe(1, chat("unknown", null)));
        wire.outcomes(verification, 2);
        // Then
        String exposed = get(metrics);
        assertThat(Metric.values())
                .allSatisfy(
                        metric -> assertThat(exposed).contains("\n" + metric.figure().exposed()));
        assertThat(exposed)
                .contains("sempass_probe_asked_total{endpoint=\"127.0.0.1:")
                .contains("sempass_probe_failed_total{kind=\"NOT_FOUND\"")
                .contains("sempass_probe_limit{endpoint=\"127.0.0.1:")
                .containsPattern("sempass_probe_endpoint_calling\\{endpoint=\"[^\"]+\"} 0.0")
                .contains("sempass_probe_latency_seconds_bucket");
    }

    private boolean ours(ConsumerRecord<String, byte[]> record) {
        return record.key().equals(verification.toString());
    }

    private ProbeRequested probe(int ordinal, Access access) {
        return new ProbeRequested(
                verification,
                ordinal,
                1,
                access,
                new Question(null, prompt(ordinal)),
                new ReadAs.Beacon(List.of("seven", "eight"), "0".repeat(64)),
                new Rule(1e-6, 1, 0.2, 0.01, true, 60));
    }

    private String prompt(int ordinal) {
        return "Which sign? " + ordinal + " " + verification;
    }

    private static Access.Chat chat(String model, String secretRef) {
        return new Access.Chat(endpoint.url(), model, secretRef, Map.of(), 0, null, 64);
    }

    private static String said(ProbeAnswered outcome) {
        return switch (outcome.outcome()) {
            case Outcome.Answer answer -> answer.text();
            case Outcome.Files files -> files.inspected().toString();
            case Outcome.Failure(var kind, var detail) -> kind + ": " + detail;
        };
    }

    private static FailureKind kind(ProbeAnswered outcome) {
        return ((Outcome.Failure) outcome.outcome()).failure();
    }

    private static Stream<String> parts(ConsumerRecord<String, byte[]> record) {
        var headers = Stream.of(record.headers().toArray()).map(h -> new String(h.value(), UTF_8));
        return Stream.concat(
                headers, Stream.ofNullable(record.value()).map(v -> new String(v, UTF_8)));
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static final class LogLines extends Handler {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            Object[] parameters = record.getParameters();
            lines.add(
                    record.getMessage()
                            + (parameters == null ? "" : List.of(parameters))
                            + (record.getThrown() == null ? "" : record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
