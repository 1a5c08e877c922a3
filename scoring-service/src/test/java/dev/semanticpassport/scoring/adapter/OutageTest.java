package dev.semanticpassport.scoring.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.embedded.Platform;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.folding.Folding;
import dev.semanticpassport.scoring.folding.Standing;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int VERIFICATIONS = 20;

    @Inject ReadingAnswers readingAnswers;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    private RandomGenerator random;
    private final Platform platform = Platform.shared();
    private KafkaSide kafka;

    @BeforeEach
    void open(TestInfo test) {
        random = MadeUp.random(test);
        assumeThat(platform.isEmbedded()).as("servers that this test may kill").isTrue();
        kafka = new KafkaSide(bootstrapServers, prefix);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aKilledDatabaseLosesNothingAndSetsNothingAside() {
        // Given
        var all = answers();
        kafka.send(until(all, 20));
        awaitReceived(all.getFirst(), 5);
        // When
        platform.killDatabase();
        kafka.send(between(all, 20, 40));
        given().get("/api/v1/verifications/{id}/evidence", id(all.getFirst()))
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
        platform.startDatabase();
        kafka.send(between(all, 40, 60));
        // Then
        awaitUndisturbed(all);
    }

    @Test
    void aKilledBrokerLosesNothingAndCountsNothingTwice() {
        // Given
        var all = answers();
        kafka.send(until(all, 30));
        awaitReceived(all.getFirst(), 5);
        // When
        platform.killBroker();
        platform.startBroker();
        kafka.send(between(all, 30, 60));
        // Then
        awaitUndisturbed(all);
    }

    private List<List<ProbeAnswered>> answers() {
        List<List<ProbeAnswered>> all = new ArrayList<>();
        for (int one = 0; one < VERIFICATIONS; one++) {
            all.add(
                    MadeUp.answers(
                            MadeUp.verification(random), MadeUp.rule(60), one * .02, random));
        }
        return all;
    }

    private static List<ProbeAnswered> until(List<List<ProbeAnswered>> all, int end) {
        return between(all, 0, end);
    }

    private static List<ProbeAnswered> between(List<List<ProbeAnswered>> all, int first, int end) {
        return all.stream().flatMap(answers -> answers.subList(first, end).stream()).toList();
    }

    private static String id(List<ProbeAnswered> answers) {
        return answers.getFirst().verificationId().toString();
    }

    private void awaitReceived(List<ProbeAnswered> answers, int ordinals) {
        var id = answers.getFirst().verificationId();
        await().atMost(PATIENCE)
                .until(() ->
                        kafka.latest(id)
                                .map(EvidenceUpdated::received)
                                .filter(ranges -> ranges.getLast().last() >= ordinals)
                                .isPresent());
    }

    private void awaitUndisturbed(List<List<ProbeAnswered>> all) {
        for (var answers : all) {
            var id = answers.getFirst().verificationId();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(kafka.latest(id).map(OutageTest::standing))
                                    .hasValue(undisturbed(answers)));
            assertThat(kafka.deadLetterReasons(id.toString())).isEmpty();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/q/health").then().statusCode(200).body("status", is("UP")));
    }

    private Standing undisturbed(List<ProbeAnswered> answers) {
        var outcomes = new TreeMap<Integer, Outcome>();
        answers.forEach(answered ->
                outcomes.put(answered.ordinal(), readingAnswers.reading(answered).worth()));
        return Folding.fold(answers.getFirst().rule(), null, outcomes, answers.size());
    }

    private static Standing standing(EvidenceUpdated event) {
        return new Standing(event.received(), event.evidence(), event.paidTwice(), event.decided());
    }
}
