package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.FleetSettled;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.fleet.FleetIds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FleetTest extends PlatformTest {
    private static final int MODELS = 5;

    @Test
    void everyModelIsVerifiedAsByAnybodyAndTheFleetSettlesOnce() {
        // Given
        UUID fleet = UUID.randomUUID();
        String digest = store(fleet, MODELS).statusCode(200).extract().path("modelsDigest");
        store(fleet, MODELS).statusCode(200);
        store(fleet, MODELS + 1).statusCode(409);
        // When
        wire.send(request(fleet, digest));
        wire.send(request(fleet, digest));
        for (int place = 0; place < MODELS; place++) {
            UUID id = FleetIds.verification(fleet, place);
            List<ProbeRequested> probes = probes(id, 4);
            assertThat(probes.getFirst().rule().alpha()).isEqualTo(.01 / MODELS);
            wire.send(place < 2 ? recognised(id) : refuted(id));
        }
        // Then
        List<FleetSettled> settled =
                wire.await(1, FleetSettled.class, event -> event.fleetId().equals(fleet));
        assertThat(settled).hasSize(1);
        assertThat(settled.getFirst().recognised()).isEqualTo(2);
        assertThat(settled.getFirst().notRecognised()).isEqualTo(3);
        given().get("/api/v1/fleets/{id}/report", fleet)
                .then()
                .statusCode(200)
                .body("digest", equalTo(settled.getFirst().reportDigest()))
                .body("body.rows[1].falseDiscoveryRate", equalTo(true))
                .body("body.rows[2].falseDiscoveryRate", equalTo(false));
        given().accept("text/html")
                .get("/api/v1/fleets/{id}/report", fleet)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("2 of " + MODELS + " models recognised"));
        given().get("/api/v1/fleets/{id}", fleet)
                .then()
                .body("state", equalTo("SETTLED"))
                .body("ended", equalTo(MODELS));
    }

    @Test
    void aFleetWithoutItsListIsADeadLetter() {
        // Given
        UUID fleet = UUID.randomUUID();
        // When
        wire.send(request(fleet, "a".repeat(64)));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.FLEET_REQUESTED, fleet.toString()))
                .isEqualTo("fleetId: no list of models is stored for fleet " + fleet);
    }

    @Test
    void aListNamesNoModelTwice() {
        given().contentType(ContentType.JSON)
                .body(Map.of("models", List.of(access(1), access(1))))
                .put("/api/v1/fleets/{id}/models", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("detail", containsString("models[1] stands in the list already"));
    }

    @Test
    void aFleetWithPreparedBeaconsThatNobodyHandedOverIsADeadLetter() {
        // Given
        UUID fleet = UUID.randomUUID();
        UUID prepared = UUID.randomUUID();
        String digest = store(fleet, 1).statusCode(200).extract().path("modelsDigest");
        // When
        wire.send(
                new FleetRequested(
                        fleet,
                        signed.passport(),
                        digest,
                        FleetError.FALSE_DISCOVERY_RATE,
                        .01,
                        new Budget(28),
                        prepared));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.FLEET_REQUESTED, fleet.toString()))
                .isEqualTo("preparedBeacons: there are no prepared beacons " + prepared);
    }

    private FleetRequested request(UUID fleet, String digest) {
        return new FleetRequested(
                fleet,
                signed.passport(),
                digest,
                FleetError.FALSE_DISCOVERY_RATE,
                .01,
                new Budget(28));
    }

    private static ValidatableResponse store(UUID fleet, int models) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "models",
                                IntStream.range(0, models).mapToObj(FleetTest::access).toList()))
                .put("/api/v1/fleets/{id}/models", fleet)
                .then();
    }

    private static Map<String, Object> access(int place) {
        return Map.of(
                "kind", "chat", "endpoint", "http://127.0.0.1:9/v1", "model", "model-" + place);
    }

    private static EvidenceUpdated recognised(UUID id) {
        return decided(id, 6, new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
    }

    private static EvidenceUpdated refuted(UUID id) {
        return decided(id, -1, new Decision(Verdict.NOT_RECOGNISED, Reason.SURVIVAL_REFUTED));
    }

    private static EvidenceUpdated decided(UUID id, double log10E, Decision decision) {
        return new EvidenceUpdated(
                id,
                1,
                List.of(new OrdinalRange(0, 3)),
                new Evidence(
                        4, 4, 2, 4, 0, 0, 0, log10E, .5, 0, .5, new Interval(.03, .97, .99), 3),
                0,
                decision);
    }
}
