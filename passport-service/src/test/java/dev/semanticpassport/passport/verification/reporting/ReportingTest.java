package dev.semanticpassport.passport.verification.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.passport.verification.life.VerificationState.Settled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportingTest {

    @Test
    void sameInputsAndAnswersGiveTheSameBytes() {
        // Given
        Map<String, String> headers = new HashMap<>();
        for (int header = 0; header < 20; header++) {
            headers.put("X-Header-" + header, "value " + header);
        }
        Map<String, String> reversed = new HashMap<>(64);
        headers.keySet().stream()
                .sorted((one, other) -> other.compareTo(one))
                .forEach(name -> reversed.put(name, headers.get(name)));
        // When
        byte[] one = bytes(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED, headers));
        byte[] other = bytes(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED, reversed));
        // Then
        assertThat(one).isEqualTo(other);
    }

    @Test
    void aCarrierIsSaidToCarryTheSignatureAndNothingMore() {
        // When
        ReportBody body = Reporting.body(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
        // Then
        assertThat(body.inWords())
                .contains(
                        "carries the signature: descendants, distillates and models trained on"
                                + " leaks carry it too");
    }

    @Test
    void notRecognisedNeverMeansUnrelated() {
        // When
        ReportBody body = Reporting.body(subject(Verdict.NOT_RECOGNISED, Reason.SURVIVAL_REFUTED));
        // Then
        assertThat(body.inWords()).contains("never means that the model is unrelated");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"THRESHOLD_CROSSED", "SURVIVAL_REFUTED", "ANSWERS_KEPT"},
            mode = EnumSource.Mode.EXCLUDE)
    void undecidedSaysWhyAndTheSmallestSurvivalStillPossible(Reason reason) {
        // When
        ReportBody body = Reporting.body(subject(Verdict.UNDECIDED, reason));
        // Then
        assertThat(body.inWords())
                .startsWith("Undecided: ")
                .contains("smallest survival of the signature still possible is 12.5 %");
        assertThat(body.smallestSurvivalStillPossible()).isEqualTo(0.125);
    }

    @Test
    void onlyTheCreatorsChatCellIsMeasured() {
        // When
        ReportBody body = Reporting.body(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
        // Then
        assertThat(body.observers())
                .extracting(ReportBody.ObserverCells::observer)
                .containsExactly(Observer.values());
        assertThat(body.observers())
                .filteredOn(cells -> cells.observer() != Observer.CREATOR)
                .allSatisfy(cells -> assertThat(cells.noticed()).isEqualTo("not measured"));
        assertThat(body.observers())
                .allSatisfy(cells -> {
                    assertThat(cells.explained()).isEqualTo("not measured");
                    assertThat(cells.reproduced()).isEqualTo("not measured");
                });
        assertThat(body.observers().getLast().noticed())
                .contains("RECOGNISED", "3 of 4 beacons", "log10 E = 6.500", "[0.125, 0.990]");
    }

    @Test
    void rivalsRaiseTheThresholdAndAreNamed() {
        // When
        ReportBody body = Reporting.body(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
        // Then
        assertThat(body.thresholds().log10Recognised()).isEqualTo(Math.log10(2e6));
        assertThat(body.assumptions()).anyMatch(sentence -> sentence.contains("2 commitments"));
    }

    @Test
    void theBodyIsReadBackAsItWasWritten() throws JsonProcessingException {
        // Given
        ReportBody body = Reporting.body(subject(Verdict.UNDECIDED, Reason.PLAN_EXHAUSTED));
        // When
        ReportBody read =
                EventJson.mapper()
                        .readValue(EventJson.mapper().writeValueAsString(body), ReportBody.class);
        // Then
        assertThat(read).isEqualTo(body);
    }

    @Test
    void markdownSaysWhatTheBodySays() {
        // Given
        ReportBody body = Reporting.body(subject(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
        // When
        String markdown =
                ReportMarkdown.of(
                        body,
                        Outside.of(
                                "ab".repeat(32),
                                7,
                                Instant.EPOCH,
                                Instant.EPOCH.plusMillis(2500),
                                1,
                                2));
        // Then
        assertThat(markdown)
                .contains(
                        body.inWords(),
                        "**RECOGNISED** (THRESHOLD_CROSSED)",
                        "| CREATOR | RECOGNISED: 3 of 4",
                        "| ENGINEER | not measured | not measured | not measured |",
                        "log entry 7",
                        "2.500 s",
                        "released again: 2; calls paid twice: 1")
                .contains(body.assumptions())
                .contains(body.recompute());
    }

    @Test
    void aReportTellsNoAddressNoHeaderAndNoNameOfASecret() {
        // When
        ReportBody body =
                Reporting.body(
                        subject(
                                Verdict.RECOGNISED,
                                Reason.THRESHOLD_CROSSED,
                                Map.of("X-Team", "internal-team", "X-Key", "secretref:other-key")));
        String json =
                new String(
                        CanonicalJson.bytes(EventJson.mapper().valueToTree(body)),
                        StandardCharsets.UTF_8);
        String markdown =
                ReportMarkdown.of(
                        body, Outside.of("ab".repeat(32), 7, Instant.EPOCH, Instant.EPOCH, 0, 0));
        // Then
        assertThat(json + markdown)
                .doesNotContain("127.0.0.1", "8099", "endpoint-key", "other-key", "internal-team");
        // echo -n '{"endpoint":"http://127.0.0.1:8099/v1","model":"carrier"}' | sha256sum
        assertThat(body.access().endpointDigest())
                .isEqualTo("749e3ecc4d327aca80c40cd5f83169fac686ec53ca9bce6a4a718bd60531486e");
    }

    @Test
    void aReportOfTheTimeWhenEndpointsWereToldIsStillRead() throws JsonProcessingException {
        String access =
                "{\"endpoint\":\"http://127.0.0.1:8099/v1\",\"headers\":{},\"kind\":\"chat\","
                        + "\"maxTokens\":128,\"model\":\"carrier\",\"secretRef\":\"endpoint-key\","
                        + "\"seed\":7,\"temperature\":0}";
        assertThat(EventJson.mapper().readValue(access, ReportedAccess.class))
                .isEqualTo(new ReportedAccess("chat", "carrier", "", 0, 7L, 128));
    }

    @Test
    void namesChosenByOthersDoNotBecomeMarkup() {
        // Given
        ReportBody body =
                Reporting.body(
                        subject(
                                Verdict.RECOGNISED,
                                Reason.THRESHOLD_CROSSED,
                                Map.of(),
                                "carrier` |\n# RECOGNISED"));
        // When
        String markdown =
                ReportMarkdown.of(
                        body, Outside.of("ab".repeat(32), 7, Instant.EPOCH, Instant.EPOCH, 0, 0));
        // Then
        assertThat(markdown).contains("| model | `carrier? ??# RECOGNISED` |");
    }

    private static byte[] bytes(ReportSubject subject) {
        return CanonicalJson.bytes(EventJson.mapper().valueToTree(Reporting.body(subject)));
    }

    private static ReportSubject subject(Verdict verdict, Reason reason) {
        return subject(verdict, reason, Map.of());
    }

    private static ReportSubject subject(
            Verdict verdict, Reason reason, Map<String, String> headers) {
        return subject(verdict, reason, headers, "carrier");
    }

    private static ReportSubject subject(
            Verdict verdict, Reason reason, Map<String, String> headers, String model) {
        return new ReportSubject(
                new VerificationRequested(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        new Access.Chat(
                                URI.create("http://127.0.0.1:8099/v1"),
                                model,
                                "endpoint-key",
                                headers,
                                0,
                                7L,
                                128),
                        List.of(Observer.CREATOR),
                        1e-6,
                        new Budget(80),
                        null),
                new ReportBody.VerifiedPassport(new UUID(0, 2), 3, "cd".repeat(32)),
                new Rule(1e-6, 2, 0.2, 0.01, true, 68),
                new SignatureFacts(
                        60,
                        8,
                        256,
                        "01".repeat(32),
                        "02".repeat(32),
                        "03".repeat(32),
                        true,
                        "the hash of the log checkpoint of size 3",
                        false,
                        "The order of steps is shown by the log.",
                        List.of(
                                new SignatureFacts.LogEntry(
                                        "beacons frozen",
                                        1,
                                        "04".repeat(32),
                                        3,
                                        "05".repeat(32),
                                        List.of("06".repeat(32))))),
                new Settled(
                        new Decision(verdict, reason),
                        new Evidence(
                                4,
                                4,
                                3,
                                4,
                                0,
                                0,
                                0,
                                6.5,
                                1e-7,
                                -2.25,
                                0.75,
                                new Interval(0.125, 0.99, 0.99),
                                3),
                        4));
    }
}
