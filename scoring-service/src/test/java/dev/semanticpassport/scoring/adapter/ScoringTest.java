package dev.semanticpassport.scoring.adapter;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.messaging.MessagingMetric;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.adapter.db.Scored;
import dev.semanticpassport.scoring.adapter.db.ScoringStore;
import dev.semanticpassport.scoring.folding.Folding;
import dev.semanticpassport.scoring.folding.Standing;
import dev.semanticpassport.scoring.reading.Read;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
class ScoringTest {
    private static final Logger LOG = Logger.getLogger(ScoringTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String EVIDENCE = "/api/v1/verifications/{id}/evidence";
    private static final String RECOMPUTE = "/api/v1/verifications/{id}/recompute";

    @Inject ScoringStore store;
    @Inject ReadingAnswers readingAnswers;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    private RandomGenerator random;
    private KafkaSide kafka;

    @BeforeEach
    void open(TestInfo test) {
        random = MadeUp.random(test);
        kafka = new KafkaSide(bootstrapServers, prefix);
    }

    @AfterEach
    void staysHealthy() {
        kafka.close();
        given().get("/q/health").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void shuffledAnswersWithDuplicatesAndGapsGiveTheEvidenceOfThePureFold() {
        // Given
        var rule = MadeUp.rule(60);
        var verifications = List.of(.9, .3, .1, 0., 0.);
        List<List<ProbeAnswered>> all = new ArrayList<>();
        for (double survival : verifications) {
            all.add(MadeUp.answers(MadeUp.verification(random), rule, survival, random));
        }
        List<ProbeAnswered> first = new ArrayList<>();
        List<ProbeAnswered> gaps = new ArrayList<>();
        all.forEach(answers ->
                answers.forEach(
                        answered -> (answered.ordinal() % 7 == 3 ? gaps : first).add(answered)));
        List<ProbeAnswered> again = new ArrayList<>(first);
        Collections.shuffle(first, Random.from(random));
        Collections.shuffle(gaps, Random.from(random));
        Collections.shuffle(again, Random.from(random));
        // When
        kafka.send(first);
        kafka.send(again);
        kafka.send(again.subList(0, 20).stream().map(one -> MadeUp.askedAgain(one, "x")).toList());
        kafka.send(gaps);
        // Then
        for (var answers : all) {
            var id = answers.getFirst().verificationId();
            int paidTwice =
                    (int)
                            again.subList(0, 20).stream()
                                    .filter(one -> one.verificationId().equals(id))
                                    .count();
            var expected = standing(answers, paidTwice);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(kafka.latest(id).map(ScoringTest::standing))
                                    .hasValue(expected));
            assertThat(kafka.evidence(id).stream().map(EvidenceUpdated::revision).distinct())
                    .isSorted();
        }
        all.forEach(answers ->
                given().post(RECOMPUTE, answers.getFirst().verificationId())
                        .then()
                        .statusCode(200)
                        .body("equal", is(true), "answers", is(60)));
    }

    @Test
    void whatWasSeenOfFilesIsKeptAsItCameAndIsNoEvidence() {
        // Given
        var rule = MadeUp.rule(12);
        var id = MadeUp.verification(random);
        List<ProbeAnswered> answers = new ArrayList<>();
        for (int ordinal = 0; ordinal < 12; ordinal++) {
            answers.add(MadeUp.looked(id, ordinal, rule, ordinal != 5));
        }
        // When
        kafka.send(answers);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(kafka.latest(id).map(EvidenceUpdated::decided))
                                .hasValue(new Decision(Verdict.UNDECIDED, Reason.INSPECTED)));
        assertThat(kafka.latest(id).orElseThrow().evidence().log10E()).isZero();
        given().post(RECOMPUTE, id).then().body("equal", is(true), "answers", is(12));
        given().get("/api/v1/verifications/{id}/evidence", id)
                .then()
                .statusCode(200)
                .body("answers[0].inspection.kind", is("digests"))
                .body("answers[0].inspected.files[0].name", is("model.safetensors"))
                .body("answers[5].failure", is("FILES_REFUSED"))
                .body("answers[5].inspection.piece", is(5));
    }

    @Test
    void aRedeliveredEventChangesNothing() {
        // Given
        var rule = MadeUp.rule(60);
        var id = MadeUp.verification(random);
        var batch = List.of(MadeUp.miss(id, 0, rule), MadeUp.miss(id, 1, rule));
        // When
        var first = score(batch);
        var second = score(batch);
        // Then
        assertThat(first).isEqualTo(new Scored(2, 0, 0, 1, List.of(), List.of()));
        assertThat(second).isEqualTo(new Scored(0, 2, 0, 0, List.of(), List.of()));
    }

    @Test
    void theFirstOutcomeWinsForEverAndTheSecondAskingIsCountedAsPaidTwice() {
        // Given
        var rule = MadeUp.rule(60);
        var id = MadeUp.verification(random);
        var miss = MadeUp.miss(id, 0, rule);
        var hit = MadeUp.askedAgain(miss, MadeUp.target(0));
        score(List.of(miss));
        // When
        var scored = score(List.of(hit));
        // Then
        assertThat(scored).isEqualTo(new Scored(0, 1, 1, 1, List.of(), List.of()));
        given().get(EVIDENCE, id)
                .then()
                .statusCode(200)
                .body(
                        "paidTwice", is(1),
                        "evidence.hits", is(0),
                        "answers[0].hit", is(false),
                        "answers[0].named", is(MadeUp.target(1)),
                        "answers[0].askings", is(2));
    }

    @Test
    void twoReplicasOnOneVerificationGiveTheEvidenceOfThePureFold() throws Exception {
        // Given
        var rule = MadeUp.rule(60);
        var ids = List.of(MadeUp.verification(random), MadeUp.verification(random));
        List<ProbeAnswered> answers = new ArrayList<>();
        ids.forEach(id -> answers.addAll(MadeUp.answers(id, rule, .15, random)));
        List<ProbeAnswered> oneWay = new ArrayList<>(answers);
        List<ProbeAnswered> otherWay = new ArrayList<>(answers);
        Collections.shuffle(oneWay, Random.from(random));
        Collections.shuffle(otherWay, Random.from(random));
        // When
        try (var replicas = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> scoreInSmallBatches(oneWay);
            Callable<Integer> other = () -> scoreInSmallBatches(otherWay);
            int stored = 0;
            for (var done : replicas.invokeAll(List.of(one, other))) {
                stored += done.get();
            }
            // Then
            assertThat(stored).isEqualTo(answers.size());
        }
        for (UUID id : ids) {
            var own = answers.stream().filter(one -> one.verificationId().equals(id)).toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(kafka.latest(id).map(ScoringTest::standing))
                                    .hasValue(standing(own, 0)));
            var revisions = kafka.evidence(id).stream().map(EvidenceUpdated::revision).toList();
            assertThat(revisions).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void evidenceContinuesTheTraceOfItsAnswer() {
        // Given
        var answered = MadeUp.miss(MadeUp.verification(random), 0, MadeUp.rule(60));
        String trace = "0af7651916cd43dd8448eb211c80319c";
        // When
        kafka.sendTraced(answered, "00-" + trace + "-b7ad6b7169203331-01");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(kafka.traceOfEvidence(answered.verificationId()))
                                .hasValueSatisfying(of -> assertThat(of).contains(trace)));
    }

    @Test
    void badRecordsAreSetAsideWithTheReasonAndTheBatchGoesOn() {
        // Given
        var rule = MadeUp.rule(60);
        var id = MadeUp.verification(random);
        String key = id.toString();
        var few = new ReadAs.Beacon(MadeUp.CANDIDATES.subList(0, 20), "a".repeat(64));
        var otherRule = new Rule(.05, 1, .2, .01, true, 60);
        // When
        kafka.send(MadeUp.miss(id, 0, rule));
        kafka.send(key, Topic.PROBE_ANSWERED.type(), "{not json".getBytes(UTF_8));
        kafka.send(key, null, new byte[] {1});
        kafka.send(key, Topic.PROBE_ANSWERED.type(), null);
        kafka.send(key, "probe.answered.v9", "{}".getBytes(UTF_8));
        kafka.send(MadeUp.probe(id, 1, rule, few, MadeUp.said("x")));
        kafka.send(MadeUp.hit(id, 1, otherRule));
        kafka.send(MadeUp.hit(id, 60, rule));
        kafka.send(
                key,
                Topic.PROBE_ANSWERED.type(),
                new String(EventJson.write(MadeUp.control(id, 1, rule, "null")), UTF_8)
                        .replace("\"null\"", "\"a\\u0000b\\ud800\"")
                        .getBytes(UTF_8));
        kafka.send(MadeUp.miss(id, 2, rule));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(kafka.latest(id).map(EvidenceUpdated::received))
                                .hasValue(List.of(new OrdinalRange(0, 2))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.deadLetterReasons(key)).hasSize(7));
        assertThat(kafka.deadLetterReasons(key))
                .anyMatch(reason -> reason.startsWith("not JSON"))
                .contains(
                        "header ce_type is missing",
                        "the record has no value",
                        "unknown event type or version probe.answered.v9",
                        "ordinal 60 lies outside the plan, rule.planned is 60",
                        "rule differs from the one stored first for this verification")
                .anyMatch(reason -> reason.startsWith("readAs cannot be used: "));
        given().get(EVIDENCE, id)
                .then()
                .body("answers[1].answer", is("a\uFFFDb\uFFFD"), "evidence.hits", is(0));
    }

    @Test
    void aThousandAnswersTakeFarLessTogetherThanOneByOneOnceWarm() {
        // Given
        long together = Long.MAX_VALUE;
        long oneByOne = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            // When: both in turn, for how fast the machine is differs from moment to moment
            long began = System.nanoTime();
            score(thousandAnswers());
            long between = System.nanoTime();
            thousandAnswers().subList(0, 50).forEach(answered -> score(List.of(answered)));
            long ended = System.nanoTime();
            together = Math.min(together, between - began);
            oneByOne = Math.min(oneByOne, 20 * (ended - between));
        }
        // Then
        LOG.infof(
                "1,000 answers over 100 verifications: %d ms, one by one %d ms",
                together / 1_000_000, oneByOne / 1_000_000);
        assertThat(together).isLessThan(oneByOne / 4);
    }

    private List<ProbeAnswered> thousandAnswers() {
        List<ProbeAnswered> answers = new ArrayList<>();
        for (int one = 0; one < 100; one++) {
            var id = MadeUp.verification(random);
            answers.addAll(MadeUp.answers(id, MadeUp.rule(60), .1, random).subList(0, 10));
        }
        return answers;
    }

    @Test
    void everyFigureIsExposed() {
        // When
        String metrics = given().get("/q/metrics").asString();
        // Then
        for (MessagingMetric metric : MessagingMetric.values()) {
            assertThat(metrics).contains("\n" + metric.figure().exposed());
        }
        for (ScoringMetric metric : ScoringMetric.values()) {
            assertThat(metrics).contains("\n" + metric.figure().exposed());
        }
    }

    private int scoreInSmallBatches(List<ProbeAnswered> answers) {
        int stored = 0;
        for (int from = 0; from < answers.size(); from += 7) {
            stored += score(answers.subList(from, Math.min(from + 7, answers.size()))).stored();
        }
        return stored;
    }

    private Scored score(List<ProbeAnswered> answers) {
        var batch =
                answers.stream()
                        .map(answered -> (Read.Storable) readingAnswers.read(answered))
                        .toList();
        try {
            return VertxContextSupport.subscribeAndAwait(() -> store.store(batch, Map.of()));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private Standing standing(List<ProbeAnswered> answers, int paidTwice) {
        var outcomes = new TreeMap<Integer, Outcome>();
        answers.forEach(answered ->
                outcomes.put(answered.ordinal(), readingAnswers.reading(answered).worth()));
        return Folding.fold(answers.getFirst().rule(), null, outcomes, answers.size() + paidTwice);
    }

    private static Standing standing(EvidenceUpdated event) {
        return new Standing(event.received(), event.evidence(), event.paidTwice(), event.decided());
    }
}
