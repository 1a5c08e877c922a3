package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.log.Checkpoint;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureOrderTest {

    private static final String ORIGIN = "passports.example/log";

    private final SecureRandom random = new SecureRandom();
    private final SigningKey logKey = SigningKey.generate(SignatureScheme.ED25519, random);
    private final SigningKey witnessKey = SigningKey.generate(SignatureScheme.ED25519, random);
    private final NoteKey log = new NoteKey(ORIGIN, NoteKey.Kind.LOG, logKey.verificationKey());
    private final NoteKey witness =
            new NoteKey("witness.example", NoteKey.Kind.WITNESS, witnessKey.verificationKey());
    private final SignedCheckpoint signed =
            SignedCheckpoint.sign(Checkpoint.of(ORIGIN, 9, Sha256.ofText("root")), logKey, random);
    private final SignedCheckpoint cosigned =
            signed.cosign("witness.example", witnessKey, Instant.ofEpochSecond(60), random);

    @Test
    void aCheckpointThatAKnownWitnessSawShowsTheOrder() {
        // When
        var order = judge(cosigned.note(), 8, List.of(witness));
        // Then
        assertThat(order)
                .isEqualTo(
                        new SignatureOrder.WitnessedCheckpoint(
                                ORIGIN,
                                9,
                                8,
                                List.of(
                                        new SignatureOrder.Witness(
                                                "witness.example", "1970-01-01T00:01:00Z"))));
        assertThat(order.shown()).isTrue();
        assertThat(order.sentence())
                .contains("size 9", "witness.example at 1970-01-01T00:01:00Z")
                .doesNotContain("honestly");
    }

    @Test
    void withoutAKnownWitnessTheBoundRestsOnTheAuthorOrTheLog() {
        // When
        var unwitnessed = judge(signed.note(), 8, List.of(witness));
        // Then
        assertThat(unwitnessed).isEqualTo(new SignatureOrder.UnwitnessedCheckpoint(ORIGIN, 9, 8));
        assertThat(unwitnessed.shown()).isTrue();
        assertThat(unwitnessed.sentence()).contains("if the author drew K honestly after freezing");
    }

    @Test
    void aCheckpointThatDoesNotCoverTheEntryShowsNothing() {
        assertNotShown(judge(cosigned.note(), 9, List.of(witness)), "does not cover entry 9");
    }

    @Test
    void aCheckpointThatTheLogDidNotSignShowsNothing() {
        assertNotShown(
                judge(cosigned.note().replace("\n9\n", "\n99\n"), 8, List.of(witness)),
                "is not that of log");
        assertNotShown(judge("nonsense", 8, List.of(witness)), "checkpoint");
    }

    @Test
    void aSignatureThatTheAuthorCouldVaryAtWillShowsNothing() {
        // Given
        String junk = "\u2014 a.example AAAAAAA=\n";
        // Then
        assertNotShown(judge(cosigned.note(), 8, List.of()), "no known witness");
        assertNotShown(judge(signed.note() + junk, 8, List.of(witness)), "a.example");
        assertNotShown(
                judge(
                        new SignedCheckpoint(
                                        cosigned.checkpoint(), cosigned.signatures().reversed())
                                .note(),
                        8,
                        List.of(witness)),
                "first signature");
        assertNotShown(
                judge(
                        cosigned.cosign(
                                        "witness.example",
                                        witnessKey,
                                        Instant.ofEpochSecond(61),
                                        random)
                                .note(),
                        8,
                        List.of(witness)),
                "cosigned twice by witness.example");
    }

    @Test
    void aDrandRoundIsRecordedAndSaidToBeUnverified() {
        // When
        var order =
                SignatureOrder.judge(
                        new Randomness.DrandRound(Sha256.ofText("chain"), 7, Sha256.ofText("r")),
                        0,
                        log,
                        List.of());
        // Then
        assertThat(order.shown()).isTrue();
        assertThat(order.sentence())
                .contains("round 7", "not verified here", "if the author drew K honestly");
    }

    @Test
    void withoutRandomnessTheSentenceSaysWhatTheBoundRestsOn() {
        // When
        var order = SignatureOrder.judge(new Randomness.None(), 0, log, List.of());
        // Then
        assertThat(order.shown()).isTrue();
        assertThat(order.sentence())
                .isEqualTo(
                        "No public randomness was drawn. The bound holds if the author drew K"
                                + " honestly after freezing.");
    }

    @Test
    void otherRandomnessGivesOtherKeys() {
        // Given
        var author = ExampleBeacons.authorKey();
        // When
        var none = author.beaconKeys(new Randomness.None(), 3);
        var noted = author.beaconKeys(new Randomness.LogCheckpoint(signed.note()), 3);
        var renoted = author.beaconKeys(new Randomness.LogCheckpoint(cosigned.note()), 3);
        // Then
        assertThat(none).doesNotContainAnyElementsOf(noted);
        assertThat(noted).doesNotContainAnyElementsOf(renoted);
    }

    private SignatureOrder judge(String note, long entry, List<NoteKey> witnesses) {
        return SignatureOrder.judge(new Randomness.LogCheckpoint(note), entry, log, witnesses);
    }

    private static void assertNotShown(SignatureOrder order, String reason) {
        assertThat(order).isInstanceOf(SignatureOrder.NotShown.class);
        assertThat(order.shown()).isFalse();
        assertThat(order.sentence()).contains(reason, "never give RECOGNISED");
    }
}
