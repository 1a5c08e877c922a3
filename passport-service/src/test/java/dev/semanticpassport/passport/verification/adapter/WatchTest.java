package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.ModelDrifted;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.watch.WatchIds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchTest extends PlatformTest {
    private static final int PROMPTS = 8;

    @Test
    void anEndpointIsComparedWithItsFirstAnswersAndDriftIsToldOnce() {
        // Given
        UUID watch = UUID.randomUUID();
        put(watch, "PT1H").statusCode(200).body("state", equalTo("WATCHING"));
        put(watch, "PT1H").statusCode(200);
        put(watch, "PT2H").statusCode(409);
        UUID first = WatchIds.verification(watch, 1);
        assertThat(probes(first, PROMPTS).getFirst().rule().comparison()).isNull();
        wire.send(kept(first, null));
        awaitView(watch, "reference", first.toString());
        UUID same = WatchIds.verification(watch, 2);
        assertThat(probes(same, PROMPTS).getFirst().rule().comparison()).isNull();
        wire.send(kept(same, null));
        awaitView(watch, "referenceAgain", same.toString());
        // When
        clock.forward(Duration.ofHours(1));
        UUID second = WatchIds.verification(watch, 3);
        List<ProbeRequested> again = probes(second, PROMPTS);
        wire.send(kept(second, equated(first, 1)));
        awaitView(watch, "looks", "1");
        clock.forward(Duration.ofHours(1));
        UUID third = WatchIds.verification(watch, 4);
        probes(third, PROMPTS);
        wire.send(kept(third, equated(first, 6)));
        awaitView(watch, "state", "DRIFTED");
        // Then
        assertThat(again.getFirst().rule().comparison())
                .isEqualTo(new Comparison.Earlier(first, same));
        List<ModelDrifted> told =
                wire.await(1, ModelDrifted.class, event -> event.watchId().equals(watch));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().verificationId()).isEqualTo(third);
        assertThat(told.getFirst().looks()).isEqualTo(2);
    }

    @Test
    void whatCannotBeWatchedIsNamed() {
        put(UUID.randomUUID(), "PT1S")
                .statusCode(400)
                .body("detail", equalTo("every must be at least PT1M"));
        put(UUID.randomUUID(), "soon")
                .statusCode(400)
                .body("detail", equalTo("every must be a duration such as PT6H"));
        given().delete("/api/v1/watches/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    private void awaitView(UUID watch, String field, String value) {
        Awaitility.await(field + " " + value)
                .atMost(Wire.PATIENCE)
                .pollInSameThread()
                .until(() -> {
                    // a running look is looked at again in a while
                    clock.forward(Duration.ofSeconds(4));
                    return value.equals(
                            String.valueOf(
                                    given().get("/api/v1/watches/{id}", watch)
                                            .jsonPath()
                                            .getString(field)));
                });
    }

    private static ValidatableResponse put(UUID watch, String every) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "access",
                                Map.of(
                                        "kind",
                                        "chat",
                                        "endpoint",
                                        "http://127.0.0.1:9/v1",
                                        "model",
                                        "open"),
                                "probeSet",
                                Map.of("name", "everyday-en", "version", 1),
                                "prompts",
                                PROMPTS,
                                "every",
                                every,
                                "alpha",
                                .001))
                .put("/api/v1/watches/{id}", watch)
                .then();
    }

    private static Finding equated(UUID first, double log10E) {
        return new Finding.Equated(first, 4, log10E, .5, "in words", List.of());
    }

    private static EvidenceUpdated kept(UUID id, @Nullable Finding finding) {
        return new EvidenceUpdated(
                id,
                1,
                List.of(new OrdinalRange(0, PROMPTS - 1)),
                new Evidence(8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, new Interval(0, 1, .99), null),
                0,
                new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT),
                finding);
    }
}
