package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RequestsOfEqualRankTest extends PlatformTest {
    /** A request that leaves out what may be left out. */
    private String good() {
        return """
        {"passportId":"%s","alpha":1e-6,\
        "access":{"kind":"chat","endpoint":"http://127.0.0.1:9/v1","model":"m"},\
        "budget":{"maxProbes":80}}\
        """
                .formatted(signed.passport());
    }

    @Test
    void aRequestByRestDrawsTheIdThatItLeavesOut() {
        // When
        String id =
                post(good())
                        .statusCode(201)
                        .body("state", equalTo("RUNNING"))
                        .body("observers[0]", equalTo("CREATOR"))
                        .extract()
                        .path("verificationId");
        // Then
        assertThat(probes(UUID.fromString(id), 4)).hasSize(4);
    }

    @Test
    void aRequestByRestAfterTheSameByKafkaIsTheSameVerification() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        // When
        post(json(request(id))).statusCode(200).body("verificationId", equalTo(id.toString()));
        // Then
        assertThat(probes(id, 4)).hasSize(4);
    }

    @Test
    void aRequestByKafkaAfterTheSameByRestChangesNothing() {
        // Given
        UUID id = UUID.randomUUID();
        post(json(request(id)))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/verifications/" + id));
        // When
        wire.send(request(id));
        wire.send(request(id, 79));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, id.toString()))
                .isEqualTo("id reused with other content");
        assertThat(probes(id, 4)).extracting(ProbeRequested::ordinal).hasSize(4);
        assertThat(view(id).getInt("rule.planned")).isEqualTo(Signed.BEACONS + Signed.CONTROLS);
    }

    @Test
    void anIdWithOtherContentIsRefusedByRest() {
        // Given
        UUID id = UUID.randomUUID();
        post(json(request(id))).statusCode(201);
        // Then
        post(json(request(id, 3)))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("verificationId"))
                .body("detail", equalTo("id reused with other content"));
    }

    @Test
    void theOrderOfFieldsAndDefaultsWrittenOutAreNoOtherContent() {
        // Given
        UUID id = UUID.randomUUID();
        post(good().replace("{\"passportId", "{\"verificationId\":\"" + id + "\",\"passportId"))
                .statusCode(201);
        // Then
        post("""
        {"budget":{"maxProbes":80},"observers":["CREATOR"],"alpha":0.000001,\
        "access":{"model":"m","maxTokens":128,"temperature":0.0,"headers":{},\
        "endpoint":"http://127.0.0.1:9/v1","kind":"chat"},"preparedBeacons":null,\
        "passportId":"%s",\
        "verificationId":"%s"}\
        """
                        .formatted(signed.passport(), id))
                .statusCode(200);
    }

    @Test
    void theBudgetCutsThePlan() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        post(json(request(id, 2))).statusCode(201);
        // Then
        assertThat(probes(id, 2)).allMatch(probe -> probe.rule().planned() == 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alpha of zero          | "alpha":1e-6      | "alpha":0          | 400 | alpha
                    alpha of two           | "alpha":1e-6      | "alpha":2          | 400 | alpha
                    alpha left out         | "alpha":1e-6,     |                    | 400 | alpha
                    alpha in words         | "alpha":1e-6      | "alpha":"1e-6"     | 400 | alpha
                    budget of zero         | "maxProbes":80    | "maxProbes":0      | 400 | budget.maxProbes
                    unknown field          | "alpha":1e-6      | "alpha":1e-6,"x":1 | 400 | x
                    unknown access         | "kind":"chat"     | "kind":"smell"     | 400 | access
                    files without a place  | "kind":"chat"     | "kind":"weights"   | 400 | access.location
                    endpoint with a secret | http://127        | http://a:b@127     | 400 | access.endpoint
                    no id at all           | PASSPORT          | 1                  | 400 | passportId
                    unknown passport       | PASSPORT          | UNKNOWN            | 404 | passportId
                    no signature           | PASSPORT          | UNSIGNED           | 409 | passportId
                    keys not committed     | PASSPORT          | UNCOMMITTED        | 409 | passportId
                    beacons needed         | PASSPORT          | UNPREPARED         | 400 | preparedBeacons
                    beacons unknown        | "alpha":1e-6      | "alpha":1e-6,"preparedBeacons":"UNKNOWN" | 404 | preparedBeacons
                    an engineer at a chat  | "alpha":1e-6      | "alpha":1e-6,"observers":["ENGINEER","CREATOR"] | 400 | observers
                    nobody who can look    | "alpha":1e-6      | "alpha":1e-6,"observers":["RESEARCHER"] | 400 | observers
                    """)
    void aRequestThatCannotBeServedIsRefusedByBothWaysWithTheFieldNamed(
            String what, String good, String bad, int status, String field) {
        // Given
        String json =
                good().replace(
                                good.replace("PASSPORT", signed.passport().toString()),
                                bad == null ? "" : passports(bad));
        String id = UUID.randomUUID().toString();
        // Then
        post(json)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
        // When
        wire.send(
                Topic.VERIFICATION_REQUESTED,
                id,
                json.replace("{\"passportId", "{\"verificationId\":\"" + id + "\",\"passportId"));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, id))
                .contains(field.substring(field.lastIndexOf('.') + 1));
        given().get("/api/v1/verifications/{id}", id).then().statusCode(404);
        given().get("/q/health").then().statusCode(200);
    }

    /** Puts the id of a passport that is not ready in the place of its name. */
    private static String passports(String text) {
        return switch (text) {
            case "UNSIGNED" -> Signed.unsigned().toString();
            case "UNCOMMITTED" -> Signed.uncommitted().toString();
            case "UNPREPARED" -> Signed.withoutPreparedBeacons().toString();
            default -> text.replace("UNKNOWN", UUID.randomUUID().toString());
        };
    }

    @Test
    void whatIsNoRequestStopsNothing() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        wire.send(Topic.VERIFICATION_REQUESTED, "garbage", "no JSON");
        wire.send(Topic.VERIFICATION_REQUESTED, "large", "x".repeat(Topic.MAX_EVENT_BYTES + 1));
        wire.send(request(id));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, "garbage"))
                .contains("not JSON");
        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, "large"))
                .contains("above the bound");
        assertThat(probes(id, 4)).hasSize(4);
    }

    @Test
    void aBodyThatIsNoRequestIsSaidToBeNone() {
        post("no JSON").statusCode(400).body("errors[0].field", equalTo("body"));
        post("[]").statusCode(400).body("detail", containsString("must be a JSON object"));
        post(" ".repeat(Topic.MAX_EVENT_BYTES) + good())
                .statusCode(400)
                .body("detail", containsString("above the bound"));
        post("{\"alpha\":1,\"alpha\":2}").statusCode(400);
    }

    @Test
    void evidenceOfNoVerificationIsSetAside() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        wire.send(Requests.evidence(id, 1, 3));
        // Then
        assertThat(wire.awaitDeadLetter(Topic.EVIDENCE_UPDATED, id.toString()))
                .isEqualTo("verificationId: no such verification");
    }

    private static ValidatableResponse post(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/verifications")
                .then();
    }

    private static String json(VerificationRequested request) {
        return new String(EventJson.write(request), StandardCharsets.UTF_8);
    }
}
