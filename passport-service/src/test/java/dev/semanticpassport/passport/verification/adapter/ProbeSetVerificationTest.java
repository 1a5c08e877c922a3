package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Kinship;
import dev.semanticpassport.contracts.Mixture;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.passport.probeset.ShippedProbeSets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProbeSetVerificationTest extends PlatformTest {
    private static final Access CHAT =
            new Access.Chat(
                    URI.create("http://127.0.0.1:9/v1"), "open", null, Map.of(), 0, null, 64);

    @Test
    void withoutAPassportTheSetIsAskedInItsOrderAndTheFindingSettles() {
        // Given
        UUID id = UUID.randomUUID();
        var panel = new Comparison.Panel("known", 1, null);
        wire.send(
                VerificationRequested.ofProbeSet(
                        id, CHAT, .05, new Budget(12), ShippedProbeSets.ENGLISH, panel));
        List<ProbeRequested> probes = probes(id, 12);
        Finding finding = new Finding.NotCompared("there is no panel known, version 1");
        // When
        wire.send(kept(id, finding));
        // Then
        assertThat(probes)
                .allSatisfy(probe -> {
                    assertThat(probe.readAs()).isEqualTo(new ReadAs.Text());
                    assertThat(probe.rule().comparison()).isEqualTo(panel);
                    assertThat(((Question) probe.question()).prompt())
                            .isEqualTo(
                                    ShippedProbeSets.find(ShippedProbeSets.ENGLISH)
                                            .orElseThrow()
                                            .prompts()
                                            .get(probe.ordinal()));
                });
        var settled = settled(id);
        assertThat(settled.passportId()).isNull();
        assertThat(settled.finding()).isEqualTo(finding);
        given().accept("text/markdown")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .body(containsString("12 prompts were asked"))
                .body(containsString("there is no panel known, version 1"));
    }

    @Test
    void aReportTellsOfMixturesAndKinshipWithTheirAssumptions() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(
                VerificationRequested.ofProbeSet(
                        id,
                        CHAT,
                        .05,
                        new Budget(12),
                        ShippedProbeSets.ENGLISH,
                        new Comparison.Panel("known", 1, "open")));
        probes(id, 12);
        Finding finding =
                new Finding.Recognised(
                        "known",
                        1,
                        4,
                        3,
                        12,
                        Finding.Identity.UNDECIDED,
                        List.of(),
                        0,
                        List.of(new Finding.Likeness("open", "open", 2.5)),
                        null,
                        "Nothing may be said.",
                        List.of("Each answer could have been given then as now."),
                        Mixture.undecided("open", "Of a mixture nothing may be said."),
                        new Kinship(
                                List.of(
                                        new Kinship.Kin(
                                                "open", "open", 12, 3.25, 2, 2, null, null)),
                                null,
                                "Nobody is called kin."));
        // When
        wire.send(kept(id, finding));
        // Then
        assertThat(settled(id).finding()).isEqualTo(finding);
        given().accept("text/markdown")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .body(containsString("Of a mixture nothing may be said."))
                .body(containsString("Nobody is called kin."))
                .body(containsString("| 12 | 3.250 | - | 2 | 2 |"))
                .body(containsString("- Each answer could have been given then as now."));
        given().accept("application/json")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .body("body.finding.kinship.nearest[0].identical", equalTo(2));
    }

    @Test
    void aReportTellsOfIdeasInTheCellsOfWhoeverLooks() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(
                VerificationRequested.ofProbeSet(
                        id,
                        CHAT,
                        .05,
                        new Budget(12),
                        ShippedProbeSets.ENGLISH,
                        new Comparison.Traits("ordinary", 1, new TraitsVersion("mine", 1))));
        probes(id, 12);
        Finding finding =
                new Finding.Expressed(
                        "ordinary",
                        1,
                        new TraitsVersion("mine", 1),
                        4,
                        3,
                        12,
                        2,
                        List.of(new Finding.Expressed.Idea("a", "lantern", .5, .25, 2.5, .25)),
                        1,
                        null,
                        .25,
                        .25,
                        List.of(new Finding.StandingOut(List.of("ember", "keeper"), 6, 2.5, null)),
                        0,
                        "One idea is expressed.",
                        List.of("No model of the panel was made after these ideas."));
        // When
        wire.send(kept(id, finding));
        // Then
        assertThat(settled(id).finding()).isEqualTo(finding);
        given().accept("text/markdown")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .body(containsString("| `lantern` | 0.500 | 0.250 | 2.500 | 0.250 |"))
                .body(containsString("| `ember keeper` | 6 | 2.500 | - |"))
                .body(containsString("1 of 2 ideas, at most 5.0 % of them falsely on average"))
                .body(containsString("0 of 1 groups read blind are ideas of 2"))
                .body(containsString("p = 0.250 of all 2 ideas together, by 3 families"))
                .body(containsString("- No model of the panel was made after these ideas."));
    }

    @Test
    void aSetIsStoredOnceAndNeverChanges() {
        // Given
        String name = "own-" + UUID.randomUUID();
        var set = Map.of("language", "ru", "prompts", List.of("Привет?", "Как дела?"));
        var other = Map.of("language", "ru", "prompts", List.of("Привет?"));
        // When
        put(name, set).statusCode(200);
        put(name, set).statusCode(200);
        // Then
        put(name, other).statusCode(409).body("detail", containsString("next version"));
        put("everyday-en", other).statusCode(409);
        put(name, Map.of("language", "ru", "prompts", List.of("a", "a")))
                .statusCode(400)
                .body("detail", containsString("prompts[1] stands in the set already"));
        given().get("/api/v1/probe-sets/{name}/1", name)
                .then()
                .statusCode(200)
                .body("prompts[1]", equalTo("Как дела?"));
        given().get("/api/v1/probe-sets").then().body("name", hasItem("everyday-ru"));
        UUID id = UUID.randomUUID();
        wire.send(
                VerificationRequested.ofProbeSet(
                        id, CHAT, .05, new Budget(80), new ProbeSetVersion(name, 1), null));
        assertThat(probes(id, 2)).hasSize(2);
    }

    @Test
    void aSetThatNobodyStoredIsADeadLetter() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        wire.send(
                VerificationRequested.ofProbeSet(
                        id, CHAT, .05, new Budget(80), new ProbeSetVersion("nowhere", 3), null));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, id.toString()))
                .isEqualTo("probeSet: there is no probe set nowhere, version 3");
    }

    private static io.restassured.response.ValidatableResponse put(String name, Map<String, ?> b) {
        return given().contentType(ContentType.JSON)
                .body(b)
                .put("/api/v1/probe-sets/{name}/1", name)
                .then();
    }

    private static EvidenceUpdated kept(UUID id, Finding finding) {
        return new EvidenceUpdated(
                id,
                1,
                List.of(new OrdinalRange(0, 11)),
                new Evidence(12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, new Interval(0, 1, .99), null),
                0,
                new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT),
                finding);
    }
}
