package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VerificationsShownTest extends PlatformTest {
    @Inject VerificationMetrics verificationMetrics;

    @Test
    void theListIsPagedAndFiltered() {
        // Given
        UUID running = UUID.randomUUID();
        UUID cancelled = UUID.randomUUID();
        wire.send(request(running));
        wire.send(request(cancelled));
        probes(running, 4);
        probes(cancelled, 4);
        given().delete("/api/v1/verifications/{id}", cancelled).then().statusCode(200);
        // Then
        List<String> undecided =
                given().queryParam("verdict", "UNDECIDED")
                        .queryParam("passport", signed.passport())
                        .queryParam("size", 200)
                        .get("/api/v1/verifications")
                        .jsonPath()
                        .getList("items.verificationId");
        assertThat(undecided).contains(cancelled.toString()).doesNotContain(running.toString());
        given().queryParam("state", "RUNNING")
                .queryParam("size", 1)
                .get("/api/v1/verifications")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        given().queryParam("state", "DONE")
                .get("/api/v1/verifications")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
        given().queryParam("size", 0).get("/api/v1/verifications").then().statusCode(400);
    }

    @Test
    void theServiceIsHealthyAndMeasuresItself() {
        given().get("/q/health").then().statusCode(200);
        String metrics = given().get("/q/metrics").asString();
        assertThat(PassportMetric.values())
                .allSatisfy(
                        metric -> assertThat(metrics).contains("\n" + metric.figure().exposed()));
        assertThat(metrics).contains("sempass_verification_questions_bucket{verdict=\"undecided\"");
        String openApi = given().get("/q/openapi").asString();
        assertThat(openApi).contains("/api/v1/verifications/{id}/report");
    }

    @Test
    void theGaugesSayHowMuchWaitsAndForHowLong() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        clock.forward(Duration.ofMinutes(3));
        // When
        VertxContextSupport.subscribeAndAwait(() -> verificationMetrics.count());
        // Then
        assertThat(shown("sempass_verification_probes_pending")).isGreaterThanOrEqualTo(4);
        assertThat(shown("sempass_verification_backlog_age_seconds")).isGreaterThanOrEqualTo(180);
        assertThat(shown("sempass_verification_running_age_seconds")).isGreaterThanOrEqualTo(180);
        assertThat(shown("sempass_verification_stored{state=\"running\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(shown("sempass_log_size"))
                .isEqualTo(Double.parseDouble(query("select size from log_head").getFirst()));
    }

    private static double shown(String series) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExampleOfTheOpenApiDocumentIsARequest() {
        assertThat(
                        EventJson.read(
                                Topic.VERIFICATION_REQUESTED.type(),
                                VerificationExamples.REQUEST.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(dev.semanticpassport.contracts.Decoded.Good.class);
    }
}
