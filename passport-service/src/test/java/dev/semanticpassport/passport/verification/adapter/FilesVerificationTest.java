package dev.semanticpassport.passport.verification.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.passport.verification.reporting.SeenFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A look at files from its request to its report, with a real broker and database. */
@QuarkusTest
class FilesVerificationTest extends PlatformTest {
    private static final int PIECES = 3;

    @Test
    void filesAreAskedForInPiecesAndReportedOnceAllIsSeen() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id, Signed.unsigned(), List.of(Observer.ENGINEER)));
        List<ProbeRequested> probes = probes(id, PIECES);
        // When
        probes.forEach(probe -> wire.send(answered(probe)));
        wire.send(evidence(id));
        // Then
        assertThat(probes)
                .extracting(ProbeRequested::question)
                .containsExactlyInAnyOrder(
                        new Inspection.Manifest(),
                        new Inspection.Digests(0, 1),
                        new Inspection.Modules(0, 1));
        VerificationSettled settled = settled(id);
        assertThat(settled.decided()).isEqualTo(new Decision(Verdict.UNDECIDED, Reason.INSPECTED));
        given().get("/api/v1/verifications/{id}/report", id)
                .then()
                .statusCode(200)
                .body("body.files.what", equalTo("ADAPTER"))
                .body("body.files.identity.stands", equalTo("NOT_DECLARED"))
                .body("body.files.changes.modules.size()", equalTo(2))
                .body("body.signature", equalTo(null));
        given().accept("text/markdown")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .statusCode(200)
                .body(containsString("## Files"))
                .body(containsString("no statistical evidence"));
    }

    @Test
    void evidenceThatComesFirstWaitsForWhatWasSeenAndRepetitionsChangeNothing() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id, Signed.unsigned(), List.of(Observer.CREATOR)));
        List<ProbeRequested> probes = probes(id, PIECES);
        // When
        wire.send(evidence(id));
        awaitRevision(id, 1);
        String before = view(id).getString("state");
        wire.send(answered(probes.get(0)));
        wire.send(answered(probes.get(0)));
        wire.send(answered(probes.get(1)));
        awaitSeen(id, 2);
        String between = view(id).getString("state");
        List<String> waiting =
                query(
                        "select ordinal from verification_probe where due_at is not null and"
                                + " verification_id = '"
                                + id
                                + "'");
        wire.send(answered(probes.get(2)));
        // Then
        assertThat(before).isEqualTo("RUNNING");
        assertThat(between).isEqualTo("RUNNING");
        assertThat(waiting).containsExactly(String.valueOf(probes.get(2).ordinal()));
        assertThat(settled(id).decided().reason()).isEqualTo(Reason.INSPECTED);
        assertThat(view(id).getString("state")).isEqualTo("SETTLED");
    }

    @Test
    void filesAreLookedAtWithoutAPassportToo() {
        // Given
        UUID id = UUID.randomUUID();
        wire.send(request(id, null, List.of(Observer.ENGINEER)));
        // When
        probes(id, PIECES).forEach(probe -> wire.send(answered(probe)));
        wire.send(evidence(id));
        // Then
        VerificationSettled settled = settled(id);
        assertThat(settled.passportId()).isNull();
        assertThat(settled.decided().reason()).isEqualTo(Reason.INSPECTED);
        given().accept("text/markdown")
                .get("/api/v1/verifications/{id}/report", id)
                .then()
                .statusCode(200)
                .body(containsString("| passport | none |"))
                .body(containsString("Nothing declares a digest of these files"));
    }

    @Test
    void whoeverLooksAtFilesIsNobodyWhoReadsAChat() {
        UUID id = UUID.randomUUID();

        wire.send(request(id, Signed.unsigned(), List.of(Observer.SEMIOTICIAN)));

        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, id.toString()))
                .contains("SEMIOTICIAN looks at a chat");
    }

    @Test
    void aPassportThatIsNotThereIsNamed() {
        UUID id = UUID.randomUUID();

        wire.send(request(id, UUID.randomUUID(), List.of(Observer.ENGINEER)));

        assertThat(wire.awaitDeadLetter(Topic.VERIFICATION_REQUESTED, id.toString()))
                .contains("passportId: there is no passport");
    }

    private void awaitSeen(UUID id, int count) {
        Awaitility.await("seen " + count)
                .atMost(Wire.PATIENCE)
                .pollInSameThread()
                .until(() ->
                        query(
                                                "select ordinal from verification_seen where"
                                                        + " verification_id = '"
                                                        + id
                                                        + "'")
                                        .size()
                                == count);
    }

    private static VerificationRequested request(UUID id, UUID passport, List<Observer> observers) {
        return new VerificationRequested(
                id,
                passport,
                new Access.Adapter("file:/models/adapter", null, null),
                observers,
                1e-6,
                new Budget(PIECES),
                null);
    }

    private static ProbeAnswered answered(ProbeRequested probe) {
        Outcome outcome = SeenFiles.all().get(probe.ordinal());
        return new ProbeAnswered(
                probe.verificationId(),
                probe.ordinal(),
                UUID.randomUUID(),
                probe.question(),
                new ReadAs.Text(),
                probe.rule(),
                outcome,
                new Effort(0, 0, 0, 0, 0, 0, 12));
    }

    private static EvidenceUpdated evidence(UUID id) {
        return new EvidenceUpdated(
                id,
                1,
                List.of(new OrdinalRange(0, PIECES - 1)),
                new Evidence(PIECES, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, new Interval(0, 1, 0.99), null),
                0,
                new Decision(Verdict.UNDECIDED, Reason.INSPECTED));
    }
}
