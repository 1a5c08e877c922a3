package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.verification.reporting.ReportBody;
import dev.semanticpassport.passport.verification.reporting.SignatureFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class VerificationTest extends PlatformTest {
    private static final Decision RECOGNISED =
            new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED);

    @Inject ServiceKey serviceKey;

    @Inject ReleasingAgain releasingAgain;

    @Inject KafkaClientService kafka;

    @Test
    void aRequestByKafkaReleasesTheFirstWaveOfBeacons() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        wire.send(request(id));
        // Then
        List<ProbeRequested> probes = probes(id, 4);
        assertThat(probes)
                .extracting(ProbeRequested::ordinal)
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(probes)
                .allSatisfy(probe -> {
                    Map<String, String> row = signed.rows().get(probe.ordinal());
                    assertThat(probe.release()).isEqualTo(1);
                    assertThat(probe.access()).isInstanceOf(Access.Chat.class);
                    assertThat(probe.question())
                            .isEqualTo(new Question("Answer in one word.", row.get("question")));
                    assertThat(probe.rule().planned()).isEqualTo(Signed.BEACONS + Signed.CONTROLS);
                    assertThat(rightAnswers(probe)).containsExactly(row.get("answer"));
                });
        assertThat(view(id).getInt("released")).isEqualTo(4);
    }

    /** The candidates whose digest under the services' key is the target's. */
    private List<String> rightAnswers(ProbeRequested probe) {
        ReadAs.Beacon readAs = (ReadAs.Beacon) probe.readAs();
        return readAs.candidates().stream()
                .filter(candidate ->
                        serviceKey
                                .digest(probe.verificationId(), probe.ordinal(), candidate)
                                .hex()
                                .equals(readAs.targetDigest()))
                .toList();
    }

    @Test
    void theControlQuestionsComeAfterSixteenBeacons() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        // When
        wire.send(Requests.evidence(id, 1, 3));
        probes(id, 8);
        wire.send(Requests.evidence(id, 2, 7));
        probes(id, 12);
        wire.send(Requests.evidence(id, 3, 11));
        probes(id, 16);
        wire.send(Requests.evidence(id, 4, 15));
        // Then
        assertThat(probes(id, 20))
                .filteredOn(probe -> probe.readAs() instanceof ReadAs.Control)
                .extracting(ProbeRequested::ordinal)
                .containsExactlyInAnyOrder(16, 17, 18, 19);
    }

    @Test
    void anAuthorWhoFreezesAgainDoesNotTouchWhatAlreadyRuns() {
        // Given
        Signed own = Signed.made();
        UUID id = UUID.randomUUID();
        wire.send(Requests.request(id, own.passport(), 80));
        probes(id, 4);
        own.frozenAgain();
        // When
        wire.send(Requests.evidence(id, 1, 3));
        // Then
        assertThat(probes(id, 8))
                .filteredOn(probe -> probe.ordinal() >= 4)
                .allSatisfy(probe ->
                        assertThat(((Question) probe.question()).prompt())
                                .isEqualTo(own.rows().get(probe.ordinal()).get("question")));
    }

    @ParameterizedTest
    @CsvSource({
        "RECOGNISED, THRESHOLD_CROSSED, carries the signature",
        "NOT_RECOGNISED, SURVIVAL_REFUTED, never means that the model is unrelated",
        "UNDECIDED, CANDIDATES_NOT_NAMED, smallest survival of the signature still possible is 3.0 %"
    })
    void aDecisionSettlesWithReportLeafAndEvent(Verdict verdict, Reason reason, String words) {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        wire.send(Requests.evidence(id, 1, 3));
        probes(id, 8);
        clock.forward(Duration.ofSeconds(90));
        // When
        wire.send(Requests.evidence(id, 2, 6, new Decision(verdict, reason)));
        // Then
        VerificationSettled settled = settled(id);
        assertThat(settled.decided()).isEqualTo(new Decision(verdict, reason));
        assertThat(settled.asked()).isEqualTo(8);
        assertThat(settled.passportRevision()).isEqualTo(1);
        String body =
                query("select report_body from verification where id = '" + id + "'").getFirst();
        assertThat(Sha256.ofText(body).hex()).isEqualTo(settled.reportDigest());
        assertThat(query("select convert_from(leaf, 'UTF8') from log_entry"))
                .contains(
                        "{\"digest\":\"%s\",\"passport\":\"%s\",\"type\":\"verdict\",\"verification\":\"%s\"}"
                                .formatted(settled.reportDigest(), signed.passport(), id));
        String json =
                given().accept(ContentType.JSON)
                        .get("/api/v1/verifications/{id}/report", id)
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.JSON)
                        .body("body.verdict", equalTo(verdict.name()))
                        .body("body.inWords", containsString(words))
                        .body("body.asked", equalTo(8))
                        .body("body.counted", equalTo(7))
                        .body("outside.digest", equalTo(settled.reportDigest()))
                        .body("outside.seconds", equalTo(90.0f))
                        .body("outside.paidTwice", equalTo(1))
                        .body("body.signature.orderShown", equalTo(true))
                        .body(
                                "body.signature.logged.what",
                                equalTo(List.of("beacons frozen", "keys committed")))
                        .extract()
                        .asString();
        assertThat(json).contains("\"body\":" + body);
        String markdown =
                given().accept("text/markdown")
                        .get("/api/v1/verifications/{id}/report", id)
                        .then()
                        .statusCode(200)
                        .contentType("text/markdown")
                        .extract()
                        .asString();
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString(verdict + "</strong> (" + reason + ")"));
        assertTheLogShowsTheSignature(body);
        assertThat(markdown).contains("**" + verdict + "** (" + reason + ")", words);
    }

    private static void assertTheLogShowsTheSignature(String body) {
        List<SignatureFacts.LogEntry> logged =
                ColumnJson.read(body, ReportBody.class).signature().logged();
        assertThat(logged)
                .hasSize(2)
                .allMatch(entry ->
                        new InclusionProof(
                                        entry.index(),
                                        entry.treeSize(),
                                        entry.path().stream().map(Sha256::parse).toList())
                                .verify(
                                        Sha256.parse(entry.leafHash()),
                                        Sha256.parse(entry.treeRoot())));
    }

    @Test
    void aReportOfARunningVerificationSaysWhatIsLeft() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        wire.send(Requests.evidence(id, 1, 1));
        awaitRevision(id, 1);
        // Then
        given().get("/api/v1/verifications/{id}/report", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        containsString("4 of 28 probes are released and 2 have an outcome"));
    }

    @Test
    void evidenceTwiceStaleOrOutOfOrderReleasesEachWaveOnce() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        // When
        wire.send(Requests.evidence(id, 3, 3));
        wire.send(Requests.evidence(id, 1, 0));
        wire.send(Requests.evidence(id, 3, 3));
        wire.send(Requests.evidence(id, 2, 1));
        probes(id, 8);
        wire.send(Requests.evidence(id, 2, 7));
        wire.send(Requests.evidence(id, 9, 7, RECOGNISED));
        wire.send(Requests.evidence(id, 8, 7));
        // Then
        settled(id);
        wire.send(Requests.evidence(id, 10, 11, RECOGNISED));
        wire.send(request(id));
        assertThat(probes(id, 8)).extracting(ProbeRequested::id).hasSize(8).doesNotHaveDuplicates();
        assertThat(
                        wire.events(
                                VerificationSettled.class,
                                event -> event.verificationId().equals(id)))
                .hasSize(1);
    }

    @Test
    void whatIsNotReceivedByItsDeadlineIsReleasedAgainAndTheWaitDoubles() throws Throwable {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        wire.send(Requests.evidence(id, 1, 1));
        awaitRevision(id, 1);
        // When
        clock.forward(Duration.ofMinutes(4));
        releaseDue();
        assertThat(releasesOf(id)).isEqualTo(4);
        clock.forward(Duration.ofMinutes(1));
        releaseDue();
        // Then
        assertThat(probes(id, 6))
                .filteredOn(probe -> probe.release() == 2)
                .extracting(ProbeRequested::ordinal)
                .containsExactlyInAnyOrder(2, 3);
        clock.forward(Duration.ofMinutes(9));
        releaseDue();
        assertThat(releasesOf(id)).isEqualTo(6);
        clock.forward(Duration.ofMinutes(1));
        releaseDue();
        assertThat(probes(id, 8)).filteredOn(probe -> probe.release() == 3).hasSize(2);
        wire.send(Requests.evidence(id, 2, 3, RECOGNISED));
        settled(id);
        clock.forward(Duration.ofDays(30));
        releaseDue();
        assertThat(releasesOf(id)).isEqualTo(8);
        given().get("/api/v1/verifications/{id}/report", id)
                .then()
                .body("outside.releasedAgain", equalTo(4));
    }

    @Test
    void wavesReleasesAgainAndTheVerdictAreWithinTheTraceOfTheRequest() throws Throwable {
        // Given a requester's trace, and evidence that names another or none
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        UUID id = UUID.randomUUID();
        wire.send(request(id), trace);
        probes(id, 4);
        // When
        wire.send(Requests.evidence(id, 1, 3));
        probes(id, 8);
        clock.forward(Duration.ofMinutes(6));
        releaseDue();
        probes(id, 12);
        wire.send(
                Requests.evidence(
                        id, 2, 7, new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED)),
                "00-ffffffffffffffffffffffffffffffff-b7ad6b7169203331-01");
        settled(id);
        // Then
        assertThat(wire.traceparents(id.toString()))
                .hasSizeGreaterThanOrEqualTo(1 + 12 + 2 + 1)
                .filteredOn(trace::equals)
                .as("the request, twelve releases and the verdict")
                .hasSize(1 + 12 + 1);
    }

    @Test
    void aTraceContextOfAnotherFormIsAsGoodAsNone() {
        // Given
        UUID id = UUID.randomUUID();
        // When
        wire.send(request(id), "00-not-a-trace\u0000");
        // Then
        assertThat(probes(id, 4)).hasSize(4);
        assertThat(query("select traceparent from verification where id = '" + id + "'"))
                .containsOnlyNulls();
    }

    private void releaseDue() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> releasingAgain.releaseDue());
    }

    private int releasesOf(UUID id) {
        return Integer.parseInt(
                query(
                                "select sum(releases) from verification_probe where"
                                        + " verification_id = '"
                                        + id
                                        + "'")
                        .getFirst());
    }

    @Test
    void whatArrivesWhileTheConsumersAreAwayIsTakenUpWhenTheyAreBack() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        KafkaConsumer<?, ?> consumer = kafka.getConsumer("evidence-updated");
        var assigned = consumer.pause().await().atMost(Wire.PATIENCE);
        // When
        wire.send(Requests.evidence(id, 1, 2));
        wire.send(Requests.evidence(id, 2, 3));
        wire.send(Requests.evidence(id, 1, 2));
        consumer.resume().await().atMost(Wire.PATIENCE);
        // Then
        assertThat(assigned).isNotEmpty();
        assertThat(probes(id, 8)).hasSize(8);
        // When everything since the beginning is delivered again, as after a lost offset
        consumer.runOnPollingThread(
                        client -> {
                            client.seekToBeginning(client.assignment());
                            return client.assignment().size();
                        })
                .await()
                .atMost(Wire.PATIENCE);
        wire.send(Requests.evidence(id, 3, 7, RECOGNISED));
        // Then
        settled(id);
        assertThat(probes(id, 8)).hasSize(8);
    }

    @Test
    void cancellingSettlesUndecidedAndSettledOnesStand() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id));
        probes(id, 4);
        // When
        given().delete("/api/v1/verifications/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SETTLED"))
                .body("reason", equalTo("CANCELLED"));
        // Then
        assertThat(settled(id).decided())
                .isEqualTo(new Decision(Verdict.UNDECIDED, Reason.CANCELLED));
        given().delete("/api/v1/verifications/{id}", id).then().statusCode(409);
        given().delete("/api/v1/verifications/{id}", UUID.randomUUID()).then().statusCode(404);
    }
}
