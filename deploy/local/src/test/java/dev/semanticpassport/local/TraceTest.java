package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decoded;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Replica;
import dev.semanticpassport.local.traces.TraceFile;
import dev.semanticpassport.local.traces.TraceTree;
import dev.semanticpassport.local.traces.TracedSpan;
import dev.semanticpassport.messaging.CloudEventHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services tell of one verification, in traces and in logs, through real processes. */
class TraceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** More than one wave, and few enough that only the last answer ends it. */
    private static final int PROBES = 12;

    /** A shorter text may stand anywhere by chance. */
    private static final int LONG_ENOUGH = 12;

    private static final List<String> STEPS_OF_A_PROBE =
            List.of(
                    "send sempass.probe.requested.v1",
                    "process sempass.probe.requested.v1",
                    "POST",
                    "send sempass.probe.answered.v1",
                    "process sempass.probe.answered.v1");

    private final Platform platform = SharedPlatform.get().platform();
    private final Events events = SharedPlatform.get().events();
    private final Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));

    @Test
    void aVerificationIsOneTraceFromItsRequestToItsVerdictOverTheThreeServices() throws Exception {
        // When
        VerificationSettled settled = verify();
        // Then
        UUID verification = settled.verificationId();
        TraceTree tree = trace(settled);
        tree.lines().forEach(System.out::println);
        List<TracedSpan> spans = tree.spans();
        assertThat(spans.stream().map(TracedSpan::traceId).distinct()).hasSize(1);
        assertThat(tree.roots()).hasSize(1);
        assertThat(tree.orphans()).isEmpty();
        assertThat(spans.stream().map(TracedSpan::service))
                .contains("passport-service", "probe-service", "scoring-service");
        assertThat(spans.stream().filter(span -> !isAbout(span, verification))).isEmpty();
        assertThat(spans.getFirst().name()).isEqualTo("process sempass.verification.requested.v1");
        assertThat(spans.getLast().name()).isEqualTo("send sempass.verification.settled.v1");
        assertThat(spans.getLast().attributes())
                .containsEntry("sempass.verdict", settled.decided().verdict().name());
        assertThat(count(spans, "plan")).isEqualTo(1);
        assertThat(count(spans, "release")).isGreaterThan(1);
        for (String step : STEPS_OF_A_PROBE) {
            assertThat(count(spans, step)).as(step).isEqualTo(settled.asked());
        }
        assertThat(count(spans, "send sempass.evidence.updated.v1")).isPositive();
        assertThat(count(spans, "process sempass.evidence.updated.v1")).isPositive();
        assertThat(count(spans, "settle")).isEqualTo(1);
    }

    @Test
    void noQuestionAnswerCandidateOrTargetStandsInATraceOrALog() throws Exception {
        // Given
        VerificationSettled settled = verify();
        UUID verification = settled.verificationId();
        trace(settled);
        // When
        List<String> told = new ArrayList<>();
        for (Path file : TraceFile.files(platform.layout().traces())) {
            told.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        for (Part service : List.of(Part.PASSPORT, Part.PROBE, Part.SCORING)) {
            told.add(Files.readString(platform.layout().log(Replica.first(service))));
        }
        // Then
        List<String> untold = contents(verification);
        assertThat(untold).hasSizeGreaterThan(PROBES);
        assertThat(told)
                .allSatisfy(text ->
                        assertThat(untold.stream().filter(text::contains).toList()).isEmpty())
                .anyMatch(text -> text.contains(verification.toString()));
    }

    @Test
    void everyServicesLogIsJsonWithTheIdsOfTheTrace() throws Exception {
        // When
        VerificationSettled settled = verify();
        UUID verification = settled.verificationId();
        List<TracedSpan> spans = trace(settled).spans();
        // Then
        for (Part service : List.of(Part.PASSPORT, Part.PROBE, Part.SCORING)) {
            List<JsonNode> lines =
                    about(verification, platform.layout().log(Replica.first(service)));
            assertThat(lines).as(service.label()).isNotEmpty();
            assertThat(lines)
                    .allSatisfy(line -> {
                        JsonNode ids = line.path("mdc");
                        assertThat(ids.path("traceId").asText())
                                .isEqualTo(spans.getFirst().traceId());
                        assertThat(spans.stream().map(TracedSpan::spanId))
                                .contains(ids.path("spanId").asText());
                    });
            assertThat(lines.stream().anyMatch(line -> line.path("mdc").has("probe")))
                    .as(service.label() + " names probes")
                    .isEqualTo(service != Part.PASSPORT);
        }
    }

    private VerificationSettled verify() throws IOException {
        UUID passport = passports.create("traced", "author " + UUID.randomUUID(), Demo.ideas());
        passports.signStoringTheKey(passport, 60);
        VerificationRequested request =
                new VerificationRequested(
                        UUID.randomUUID(),
                        passport,
                        new Access.Chat(
                                platform.running().lab(), "base", null, Map.of(), 0, null, 24),
                        List.of(Observer.CREATOR),
                        1e-6,
                        new Budget(PROBES),
                        null);
        return Objects.requireNonNull(
                new Verifications(events)
                        .run(List.of(request), PATIENCE, _ -> {})
                        .get(request.verificationId()));
    }

    /**
     * The trace once it is whole: services send their spans a moment after they end, each when it
     * comes to it, and of a step that leads to no other nothing else tells that it is missing.
     */
    private TraceTree trace(VerificationSettled settled) throws IOException {
        UUID verification = settled.verificationId();
        Predicate<TraceTree> whole =
                tree ->
                        count(tree.spans(), "send sempass.verification.settled.v1") == 1
                                && STEPS_OF_A_PROBE.stream()
                                        .allMatch(step ->
                                                count(tree.spans(), step) >= settled.asked())
                                && count(tree.spans(), "send sempass.evidence.updated.v1")
                                        <= count(
                                                tree.spans(), "process sempass.evidence.updated.v1")
                                && tree.orphans().isEmpty()
                                && tree.roots().size() == 1;
        long until = System.nanoTime() + PATIENCE.toNanos();
        TraceTree tree = read(verification);
        while (!whole.test(tree) && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            tree = read(verification);
        }
        return tree;
    }

    private TraceTree read(UUID verification) throws IOException {
        return TraceTree.of(verification, TraceFile.spans(platform.layout().traces()));
    }

    private static boolean isAbout(TracedSpan span, UUID verification) {
        return verification.toString().equals(span.attributes().get("sempass.verification.id"));
    }

    private static long count(List<TracedSpan> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).count();
    }

    /** Everything of the verification's probes that nobody may tell. */
    private List<String> contents(UUID verification) {
        try (Events.Tail tail = events.tail(Topic.PROBE_ANSWERED, true)) {
            return tail.drain().stream()
                    .map(record ->
                            EventJson.read(
                                    CloudEventHeaders.type(record.headers()), record.value()))
                    .flatMap(TraceTest::answered)
                    .filter(answered -> answered.verificationId().equals(verification))
                    .flatMap(TraceTest::contents)
                    .filter(text -> text.length() >= LONG_ENOUGH)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<ProbeAnswered> answered(Decoded decoded) {
        return decoded instanceof Decoded.Good(ProbeAnswered answered)
                ? Stream.of(answered)
                : Stream.empty();
    }

    private static Stream<String> contents(ProbeAnswered answered) {
        Stream<String> answer =
                switch (answered.outcome()) {
                    case Outcome.Answer said -> Stream.of(said.text(), said.sha256());
                    case Outcome.Files _, Outcome.Failure _ -> Stream.empty();
                };
        Stream<String> right =
                switch (answered.readAs()) {
                    case ReadAs.Beacon(var candidates, var target) ->
                            Stream.concat(candidates.stream(), Stream.of(target));
                    case ReadAs.Control _, ReadAs.Text _ -> Stream.empty();
                };
        return Stream.of(Stream.of(((Question) answered.question()).prompt()), answer, right)
                .flatMap(texts -> texts);
    }

    /**
     * The log's lines that carry the verification's id; every line of it is JSON but the JVM's own
     * word on its modules.
     */
    private static List<JsonNode> about(UUID verification, Path log) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("WARNING: Using incubator modules")) {
                continue;
            }
            JsonNode read = json.readTree(line);
            if (read.path("mdc").path("verification").asText().equals(verification.toString())) {
                lines.add(read);
            }
        }
        return lines;
    }
}
