package dev.semanticpassport.scoring.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.scoring.MadeUp;
import dev.semanticpassport.scoring.adapter.db.Scored;
import dev.semanticpassport.scoring.adapter.db.ScoringStore;
import dev.semanticpassport.scoring.reading.Read;
import dev.semanticpassport.scoring.reading.ReadingAnswers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@WithTestResource(PlatformWithServiceKey.class)
class EvidenceShownTest {
    private static final String EVIDENCE = "/api/v1/verifications/{id}/evidence";
    private static final String RECOMPUTE = "/api/v1/verifications/{id}/recompute";

    @Inject ScoringStore store;
    @Inject ReadingAnswers readingAnswers;
    @Inject DataSource database;

    private RandomGenerator random;

    @BeforeEach
    void draw(TestInfo test) {
        random = MadeUp.random(test);
    }

    @Test
    void recomputingNamesWhatWasTamperedWith() throws SQLException {
        // Given
        var rule = MadeUp.rule(60);
        var answer = MadeUp.verification(random);
        var evidence = MadeUp.verification(random);
        var answers = MadeUp.answers(answer, rule, 0, random);
        // the one that is changed must not have failed
        answers.set(5, MadeUp.miss(answer, 5, rule));
        score(answers);
        score(MadeUp.answers(evidence, rule, 0, random));
        // When
        change(
                "update answer set answer_text = '"
                        + MadeUp.target(5)
                        + "'"
                        + " where ordinal = 5 and verification_id = '"
                        + answer
                        + "'");
        change(
                "update evidence set log10_e = log10_e + 1 where verification_id = '"
                        + evidence
                        + "'");
        // Then
        given().post(RECOMPUTE, answer)
                .then()
                .statusCode(200)
                .body("equal", is(false), "difference.where", is("answer 5, reading"));
        given().post(RECOMPUTE, evidence)
                .then()
                .statusCode(200)
                .body("equal", is(false), "difference.where", is("evidence.log10E"));
    }

    @Test
    void evidenceIsShownPageByPageAndNeverATargetThatWasNotHit() {
        // Given
        var rule = MadeUp.rule(60);
        var id = MadeUp.verification(random);
        List<ProbeAnswered> answers = new ArrayList<>();
        for (int ordinal = 0; ordinal < 30; ordinal++) {
            answers.add(
                    ordinal == 4
                            ? MadeUp.hit(id, ordinal, rule)
                            : ordinal == 5
                                    ? MadeUp.failed(id, ordinal, rule)
                                    : MadeUp.beacon(id, ordinal, rule, "None of these."));
        }
        score(answers);
        // When
        var first = given().queryParam("limit", 20).get(EVIDENCE, id);
        var second = given().queryParam("from", 20).queryParam("limit", 20).get(EVIDENCE, id);
        // Then
        first.then()
                .statusCode(200)
                .body(
                        "answers.size()", is(20),
                        "next", is(20),
                        "revision", is(1),
                        "rule.planned", is(60),
                        "answers[4].hit", is(true),
                        "answers[4].named", is(MadeUp.target(4)),
                        "answers[5].failure", is("TIMEOUT"),
                        "answers[6].question", is("Which sign stands on layer 6?"));
        second.then()
                .statusCode(200)
                .body(
                        "answers.size()",
                        is(10),
                        "next",
                        equalTo(null),
                        "answers.hit",
                        everyItem(is(false)));
        String shown = first.asString() + second.asString();
        for (int ordinal = 0; ordinal < 30; ordinal++) {
            if (ordinal != 4) {
                assertThat(shown).doesNotContain("\"" + MadeUp.target(ordinal) + "\"");
            }
            assertThat(shown).doesNotContain(MadeUp.beaconAt(id, ordinal).targetDigest());
        }
    }

    @Test
    void whatCannotBeServedIsAProblem() {
        given().get(EVIDENCE, "not-an-id")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", is("the verification's id is no UUID"), "status", is(400));
        given().queryParam("limit", "0")
                .get(EVIDENCE, new UUID(0, 0))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", is("limit must be a whole number from 1 to 500"));
        given().post(RECOMPUTE, new UUID(0, 0))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
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

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
