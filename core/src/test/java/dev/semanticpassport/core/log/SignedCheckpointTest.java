package dev.semanticpassport.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.core.signing.VerificationKey;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCheckpointTest {

    private static final String ORIGIN = "passports.example/log";
    private static final Instant SEEN = Instant.ofEpochSecond(1_679_315_147);

    private final SecureRandom random = new SecureRandom();
    private final SigningKey logKey = SigningKey.generate(SignatureScheme.ED25519, random);
    private final SigningKey witnessKey = SigningKey.generate(SignatureScheme.ED25519, random);
    private final NoteKey log = new NoteKey(ORIGIN, NoteKey.Kind.LOG, logKey.verificationKey());
    private final NoteKey witness =
            new NoteKey("witness.example", NoteKey.Kind.WITNESS, witnessKey.verificationKey());
    private final Checkpoint checkpoint = Checkpoint.of(ORIGIN, 42, Sha256.ofText("root"));
    private final SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, logKey, random);

    @Test
    void theBodyIsOriginSizeAndRootOnThreeLines() {
        assertThat(checkpoint.body())
                .isEqualTo(
                        "passports.example/log\n42\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n");
    }

    @Test
    void theLogsSignatureVerifiesAndAnotherKeysDoesNot() {
        assertThat(signed.signedBy(log)).isTrue();
        assertThat(signed.signedBy(new NoteKey(ORIGIN, NoteKey.Kind.LOG, witness.key()))).isFalse();
        assertThat(signed.signedBy(new NoteKey("other", NoteKey.Kind.LOG, log.key()))).isFalse();
    }

    @Test
    void aWitnessSaysWhenItSawTheCheckpoint() {
        // When
        var cosigned = signed.cosign("witness.example", witnessKey, SEEN, random);
        // Then
        assertThat(cosigned.cosignedBy(witness)).contains(SEEN);
        assertThat(cosigned.signedBy(log)).isTrue();
        assertThat(signed.cosignedBy(witness)).isEmpty();
        assertThat(
                        cosigned.cosignedBy(
                                new NoteKey("witness.example", NoteKey.Kind.WITNESS, log.key())))
                .isEmpty();
    }

    @Test
    void aNoteReadsBackByteForByte() {
        // Given
        String note = signed.cosign("witness.example", witnessKey, SEEN, random).note();
        // When
        var read = SignedCheckpoint.parse("checkpoint", note);
        // Then
        assertThat(read.note()).isEqualTo(note);
        assertThat(read.checkpoint()).isEqualTo(checkpoint);
        assertThat(read.signedBy(log)).isTrue();
        assertThat(read.cosignedBy(witness)).contains(SEEN);
    }

    @Test
    void aNoteWithAnotherBodyIsNotSigned() {
        // Given
        String note = signed.cosign("witness.example", witnessKey, SEEN, random).note();
        // When
        var changed = SignedCheckpoint.parse("checkpoint", note.replace("\n42\n", "\n43\n"));
        // Then
        assertThat(changed.signedBy(log)).isFalse();
        assertThat(changed.cosignedBy(witness)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "a\n1\nx\n",
                "a\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a AAAAAAA=\n",
                "a\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a AAAAAAA=\n",
                "a\n1\nAAAA\n\n\u2014 a AAAAAAA=\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n- a AAAAAAA=\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a b AAAAAAA=\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a AAAA\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a !!!!\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a AAAAAAB=\n",
                "a\r\n1\r\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a AAAAAAA=\n"
            })
    void whatIsNoNoteIsUnreadableAndNothingWorse(String note) {
        assertThatThrownBy(() -> SignedCheckpoint.parse("checkpoint", note))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("checkpoint");
    }

    @Test
    void noteKeysReadBackAndHaveTheRightHash() {
        assertThat(NoteKey.parse(log.encoded())).isEqualTo(log);
        assertThat(NoteKey.parse(witness.encoded())).isEqualTo(witness);
        assertThatThrownBy(() -> NoteKey.parse(log.encoded().replace("+", "x+")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteKey.parse("name")).hasMessageContaining("name+hash+base64");
    }

    @Test
    void thePublishedKeyOfTheChecksumDatabaseReadsBack() {
        // The key that every Go installation trusts: sum.golang.org.
        String published = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        assertThat(NoteKey.parse(published).encoded()).isEqualTo(published);
        assertThat(NoteKey.parse(published).id()).isEqualTo(0x033de0ae);
    }

    @Test
    void rawKeysReadBack() {
        assertThat(VerificationKey.fromRawEd25519(log.key().rawEd25519())).isEqualTo(log.key());
    }
}
