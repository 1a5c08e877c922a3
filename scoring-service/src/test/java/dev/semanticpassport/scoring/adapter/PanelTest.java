package dev.semanticpassport.scoring.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.MadeUpPanel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
class PanelTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PROMPTS = 40;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    private final String panel = "panel-" + UUID.randomUUID();
    private KafkaSide kafka;

    @BeforeEach
    void open() {
        kafka = new KafkaSide(bootstrapServers, prefix);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void answersAreComparedOnceAllAreThereAndTheDecisionWaitsForIt() {
        // Given
        String cohort = panel + "-usual";
        create(cohort, null, 0).statusCode(200);
        List<KnownModel> usual = MadeUpPanel.families("usual", 5, PROMPTS, 1);
        usual.forEach(model -> enrol(cohort, model).statusCode(200));
        create(panel, cohort, usual.size()).statusCode(200);
        List<KnownModel> models = MadeUpPanel.families("known", 5, PROMPTS, 2);
        models.forEach(model -> enrol(panel, model).statusCode(200));
        UUID id = UUID.randomUUID();
        var comparison = new Comparison.Panel(panel, models.size(), "known-2-0");
        List<ProbeAnswered> answers = answers(id, models.get(4), comparison);
        Collections.shuffle(answers, new Random(1));
        // When
        kafka.send(answers);
        // Then
        EvidenceUpdated last =
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> decided(id), update -> update != null);
        assertThat(last.decided()).isEqualTo(new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT));
        assertThat(last.finding())
                .isInstanceOfSatisfying(
                        Finding.Recognised.class,
                        found ->
                                assertThat(found.ranking().getFirst().model())
                                        .isEqualTo("known-2-0"));
        given().get("/api/v1/verifications/{id}/recognition", id)
                .then()
                .statusCode(200)
                .body("ranking", hasSize(models.size()))
                .body("finding.claim.model", equalTo("known-2-0"))
                .body("finding.mixture.of", equalTo("known-2-0"))
                .body("finding.mixture.noticed", equalTo(false))
                .body("finding.kinship.nearest[0].model", equalTo("known-2-0"))
                .body("finding.kinship.claimed.prompts", equalTo(PROMPTS));
        given().get("/api/v1/panels/{panel}/tree", panel)
                .then()
                .statusCode(200)
                .body("models", equalTo(models.size()))
                .body("newick", containsString("'known-2-0':"))
                .body("drawn", containsString("known-2-0"));
        given().post("/api/v1/verifications/{id}/recognition/recompute", id)
                .then()
                .body("equal", equalTo(true));
        given().post("/api/v1/verifications/{id}/recompute", id)
                .then()
                .body("equal", equalTo(true));
        enrolVerification(id, "known-2-0").statusCode(200).body("answers", equalTo(PROMPTS));
    }

    private @Nullable EvidenceUpdated decided(UUID id) {
        return kafka.evidence(id).stream()
                .filter(update -> update.decided() != null)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aComparisonWithAPanelThatIsNotThereSettlesAllTheSame() {
        // Given
        UUID id = UUID.randomUUID();
        var model = MadeUpPanel.families("known", 1, 3, 2).getFirst();
        // When
        kafka.send(answers(id, model, new Comparison.Panel("nowhere", 7, null)));
        // Then
        var last =
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> decided(id), update -> update != null);
        assertThat(last.finding())
                .isEqualTo(new Finding.NotCompared("There is no panel nowhere, version 7."));
    }

    @Test
    void everyChangeMakesAVersionAndEveryVersionStays() {
        // Given
        create(panel, null, 0).statusCode(200);
        var models = MadeUpPanel.families("known", 1, 3, 2);
        KnownModel one = models.getFirst();
        KnownModel other = models.getLast();
        // When
        enrol(panel, one).body("version", equalTo(1));
        enrol(panel, one).body("version", equalTo(1));
        enrol(panel, new KnownModel("twin", "", one.answers()))
                .statusCode(409)
                .body("detail", containsString("twin answers word for word like known-0-0"));
        enrol(panel, other).body("version", equalTo(2));
        enrol(panel, new KnownModel(one.name(), one.family(), one.answers().subList(0, 2)))
                .body("version", equalTo(3));
        given().queryParam("model", other.name())
                .delete("/api/v1/panels/{panel}/models", panel)
                .then()
                .body("version", equalTo(4));
        // Then
        version(1).body("models", hasSize(1));
        version(2).body("models", hasSize(2)).body("models[0].answers", equalTo(3));
        version(3).body("models", hasSize(2)).body("models[0].answers", equalTo(2));
        version(4).body("models", hasSize(1));
        version(5).statusCode(404);
    }

    @Test
    void aPanelKeepsTheCohortThatItWasMadeWith() {
        // Given
        String usual = panel + "-usual";
        create(usual, null, 0).statusCode(200);
        enrol(usual, MadeUpPanel.families("usual", 1, 2, 3).getFirst()).statusCode(200);
        enrol(usual, MadeUpPanel.families("more", 1, 2, 4).getFirst()).statusCode(200);
        create(panel, usual, 1).statusCode(200);
        // Then
        create(panel, usual, 1).statusCode(200);
        for (var other : List.of(create(panel, usual, 2), create(panel, null, 0))) {
            other.statusCode(409)
                    .body(
                            "detail",
                            containsString("stands with the cohort " + usual + ", version 1,"));
        }
        create(usual, panel + "-usual", 1)
                .statusCode(409)
                .body("detail", containsString("stands with no cohort,"));
    }

    @Test
    void whatCannotBeEnrolledIsNamed() {
        create(panel, "nowhere", 1).statusCode(404).body("detail", containsString("the cohort"));
        create(panel, null, 0).statusCode(200);
        var answers = MadeUpPanel.families("known", 1, 1, 2).getFirst().answers();
        enrol("nowhere", new KnownModel("m", "", answers)).statusCode(404);
        enrol(panel, new KnownModel(" ", "", answers))
                .statusCode(400)
                .body("detail", equalTo("model is empty"));
        enrol(panel, new KnownModel("m", "", List.of()))
                .statusCode(400)
                .body("detail", equalTo("answers has no answer with text"));
        enrolVerification(UUID.randomUUID(), "m").statusCode(404);
        given().get("/api/v1/panels/nowhere/tree").then().statusCode(404);
        enrol(panel, new KnownModel("m", "", answers)).statusCode(200);
        given().get("/api/v1/panels/{panel}/tree", panel)
                .then()
                .statusCode(409)
                .body("detail", containsString("has a single model"));
    }

    @Test
    void ideasAreLookedForBesideAPanelAndMatchedToOtherListsAfterwards() {
        // Given
        create(panel, null, 0).statusCode(200);
        List<KnownModel> models = MadeUpPanel.families("ordinary", 4, PROMPTS, 3);
        models.forEach(model -> enrol(panel, model).statusCode(200));
        var list = new TraitsVersion("ideas-" + UUID.randomUUID(), 1);
        var decoy = new TraitsVersion("decoy-" + UUID.randomUUID(), 1);
        traits(list, idea("lantern", "harbour", "keeper")).statusCode(200);
        traits(list, idea("lantern", "harbour", "keeper")).statusCode(200);
        traits(list, idea("violin", "orchard", "bell")).statusCode(409);
        traits(decoy, idea("violin", "orchard", "bell")).statusCode(200);
        traits(decoy, idea("two words"))
                .statusCode(400)
                .body("detail", equalTo("ideas[0]: is not a single normalised word: two words"));
        UUID id = UUID.randomUUID();
        var stranger = MadeUpPanel.families("carrier", 1, PROMPTS, 4).getFirst();
        // When
        kafka.send(
                answers(
                        id,
                        stranger,
                        new Comparison.Traits(panel, models.size(), list),
                        " The lantern keeper waits at the harbour."));
        // Then
        var last =
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> decided(id), update -> update != null);
        assertThat(last.finding())
                .isInstanceOfSatisfying(
                        Finding.Expressed.class,
                        found -> {
                            assertThat(found.foundCount()).isEqualTo(1);
                            assertThat(found.matched()).isEqualTo(1);
                        });
        matches(id, list).statusCode(200).body("recall", equalTo(1f));
        matches(id, decoy).statusCode(200).body("precision", equalTo(0f));
        matches(id, new TraitsVersion("nowhere", 1)).statusCode(404);
        given().post("/api/v1/verifications/{id}/recognition/recompute", id)
                .then()
                .body("equal", equalTo(true));
    }

    private static ValidatableResponse matches(UUID id, TraitsVersion traits) {
        return given().queryParam("traits", traits.name())
                .queryParam("version", traits.version())
                .get("/api/v1/verifications/{id}/recognition/matches", id)
                .then();
    }

    private static Map<String, ?> idea(String... terms) {
        return Map.of("idea", terms[0], "label", terms[0], "terms", List.of(terms), "atLeast", 1);
    }

    private static ValidatableResponse traits(TraitsVersion version, Map<String, ?> idea) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("ideas", List.of(idea)))
                .put("/api/v1/trait-lists/{name}/{version}", version.name(), version.version())
                .then();
    }

    private ValidatableResponse version(int version) {
        return given().queryParam("version", version).get("/api/v1/panels/{panel}", panel).then();
    }

    private static ValidatableResponse create(String name, @Nullable String cohort, int version) {
        return given().contentType(ContentType.JSON)
                .body(
                        cohort == null
                                ? "{}"
                                : "{\"cohort\":{\"name\":\""
                                        + cohort
                                        + "\",\"version\":"
                                        + version
                                        + "}}")
                .put("/api/v1/panels/{name}", name)
                .then();
    }

    private static ValidatableResponse enrol(String name, KnownModel model) {
        List<Map<String, String>> answers = new ArrayList<>();
        for (int i = 0; i < model.answers().size(); i++) {
            answers.add(
                    Map.of(
                            "prompt",
                            MadeUpPanel.prompt(i),
                            "answer",
                            model.answers().get(i).text()));
        }
        return post(
                name, Map.of("model", model.name(), "family", model.family(), "answers", answers));
    }

    private ValidatableResponse enrolVerification(UUID verification, String model) {
        Map<String, Object> body = new HashMap<>();
        body.put("model", model);
        body.put("verification", verification);
        return post(panel, body);
    }

    private static ValidatableResponse post(String name, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/panels/{name}/models", name)
                .then();
    }

    private static List<ProbeAnswered> answers(UUID id, KnownModel model, Comparison comparison) {
        return answers(id, model, comparison, " Indeed.");
    }

    private static List<ProbeAnswered> answers(
            UUID id, KnownModel model, Comparison comparison, String last) {
        var rule = new Rule(.1, 1, .2, .01, false, model.answers().size(), comparison);
        List<ProbeAnswered> answers = new ArrayList<>();
        for (int ordinal = 0; ordinal < model.answers().size(); ordinal++) {
            answers.add(
                    new ProbeAnswered(
                            id,
                            ordinal,
                            MadeUp.asking(id, ordinal, 1),
                            new Question(null, MadeUpPanel.prompt(ordinal)),
                            new ReadAs.Text(),
                            rule,
                            MadeUp.said(model.answers().get(ordinal).text() + last),
                            new Effort(1, 0, 0, 0, 0, 0, 12)));
        }
        return answers;
    }
}
