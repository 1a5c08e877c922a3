package dev.semanticpassport.document.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.specimen.Specimen;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyingTest {

    private final Specimen specimen = Specimens.of(SignatureScheme.ED25519, 1);

    @ParameterizedTest
    @EnumSource(SignatureScheme.class)
    void anUntouchedPassportIsVerified(SignatureScheme scheme) {
        // Given
        byte[] file = Specimens.of(scheme, 2).file().canonical();
        // When
        Verified verified = verify(file);
        // Then
        assertThat(verified.findings()).noneMatch(Finding.Differs.class::isInstance);
        assertThat(verified.outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(verified.findings())
                .anyMatch(one ->
                        one instanceof Finding.Attested(_, String detail)
                                && detail.contains("stay secret"));
    }

    @ParameterizedTest
    @EnumSource(SignatureScheme.class)
    void everyChangeOfOneByteIsFound(SignatureScheme scheme) {
        // Given
        byte[] file = Specimens.of(scheme, 3).file().canonical();
        // Then
        Seeds.forAll(
                60,
                random ->
                        assertThat(verify(changed(file, random)).outcome())
                                .isIn(Verified.Outcome.REFUTED, Verified.Outcome.UNREADABLE));
    }

    @Test
    void everyChangeInsideTheSignedPayloadIsFoundHoweverItIsSpelled() {
        // Given
        JsonNode file = CanonicalJson.read("file", specimen.file().canonical());
        byte[] payload = specimen.file().envelope().payloadBytes();
        // Then
        Seeds.forAll(
                60,
                random -> {
                    ((ObjectNode) file.get("envelope"))
                            .put(
                                    "payload",
                                    Base64.getEncoder().encodeToString(changed(payload, random)));
                    assertThat(verify(CanonicalJson.bytes(file)).outcome())
                            .isIn(Verified.Outcome.REFUTED, Verified.Outcome.UNREADABLE);
                });
    }

    @Test
    void whitespaceIsNamedAsNotCanonical() {
        // Given
        String file = new String(specimen.file().canonical(), UTF_8);
        // When
        Verified verified = verify(file.replaceFirst(",", ", ").getBytes(UTF_8));
        // Then
        assertThat(verified.outcome()).isEqualTo(Verified.Outcome.REFUTED);
        assertThat(differences(verified))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.check()).isEqualTo("form");
                    assertThat(one.path()).startsWith("@byte ");
                });
    }

    @Test
    void aFigureOfAReportThatItsAuthorChangedIsNamedWithWhatTheAnswersGive() {
        // Given
        ObjectNode json = specimen.document().toJson();
        double told = json.at("/evidence/0/report/evidence/log10E").doubleValue();
        ((ObjectNode) json.at("/evidence/0/report/evidence")).put("log10E", told + 1);
        PassportDocument changed = document(json);
        // When
        Verified verified = verify(signedAgain(changed));
        // Then
        assertThat(differences(verified))
                .anySatisfy(one -> {
                    assertThat(one.path())
                            .isEqualTo("payload.predicate.evidence[0].report.evidence.log10E");
                    assertThat(one.expected()).startsWith(String.valueOf(told));
                    assertThat(one.found()).isEqualTo(String.valueOf(told + 1));
                });
    }

    @Test
    void anAnswerThatWasChangedIsNamed() {
        // Given
        ObjectNode json = specimen.document().toJson();
        ((ObjectNode) json.at("/evidence/0/answers/1")).put("text", "I cannot say.");
        // When
        Verified verified = verify(signedAgain(document(json)));
        // Then
        assertThat(differences(verified))
                .extracting(Finding.Differs::path)
                .contains("payload.predicate.evidence[0].answers[1].hit");
    }

    @Test
    void anotherTargetInAnOpeningIsNamed() {
        // Given
        ObjectNode json = specimen.document().toJson();
        ObjectNode opening = (ObjectNode) json.at("/evidence/0/openings/0");
        opening.put("target", (opening.get("target").asInt() + 1) % 32);
        // When
        Verified verified = verify(signedAgain(document(json)));
        // Then
        assertThat(differences(verified))
                .extracting(Finding.Differs::path)
                .contains("payload.predicate.evidence[0].openings[0]");
    }

    @Test
    void aSwappedSignatureIsFoundAndNamed() {
        // Given: another key signs the same document
        SigningKey other = SigningKey.generate(SignatureScheme.ED25519, Specimens.random(99));
        DsseEnvelope swapped = PassportFile.sign(specimen.document(), other, Specimens.random(98));
        // When
        Verified verified = verify(new PassportFile(swapped, specimen.file().log()).canonical());
        // Then
        assertThat(differences(verified))
                .extracting(Finding.Differs::path)
                .contains("envelope.signatures[0].keyid", "envelope.signatures[0].sig");
    }

    @Test
    void otherPinnedKeysRefute() {
        // Given
        Specimen other = Specimens.of(SignatureScheme.ED25519, 50);
        byte[] file = specimen.file().canonical();
        Trust otherLog = new Trust(Optional.of(other.log().noteKey()), List.of(), Optional.empty());
        Trust otherAuthor =
                new Trust(
                        Optional.of(specimen.log().noteKey()),
                        List.of(),
                        Optional.of(other.authorKey().verificationKey()));
        // Then
        assertThat(Verifying.verify("file", file, otherLog, AtHand.NOTHING).outcome())
                .isEqualTo(Verified.Outcome.REFUTED);
        assertThat(Verifying.verify("file", file, otherAuthor, AtHand.NOTHING).outcome())
                .isEqualTo(Verified.Outcome.REFUTED);
    }

    @Test
    void filesThatDifferAreNamed() {
        // Given
        Identity.Files files = (Identity.Files) specimen.document().identity();
        List<FileDigest> changed =
                List.of(
                        files.files().getFirst(),
                        new FileDigest("adapter_model.safetensors", Sha256.ofText("other")),
                        new FileDigest("notes.txt", Sha256.ofText("notes")));
        // When
        Verified verified =
                Verifying.verify(
                        "file",
                        specimen.file().canonical(),
                        Trust.NOTHING,
                        new AtHand(Optional.of(changed), List.of(), Optional.empty()));
        // Then
        assertThat(differences(verified))
                .extracting(Finding.Differs::found)
                .anyMatch(found -> found.startsWith("adapter_model.safetensors has SHA-256"))
                .anyMatch(found -> found.startsWith("notes.txt is not among"));
    }

    @Test
    void aFileWithoutProofIsUndecidedAndOneOfAnotherKindUnreadable() {
        // Given
        byte[] unlogged =
                new PassportFile(specimen.file().envelope(), Optional.empty()).canonical();
        // Then
        assertThat(verify(unlogged).outcome()).isEqualTo(Verified.Outcome.UNDECIDED);
        assertThat(verify("{\"format\":\"else\"}".getBytes(UTF_8)).outcome())
                .isEqualTo(Verified.Outcome.UNREADABLE);
        assertThat(verify(new byte[0]).outcome()).isEqualTo(Verified.Outcome.UNREADABLE);
    }

    /** The document with its changes, signed by its author and logged as one more revision. */
    private byte[] signedAgain(PassportDocument changed) {
        specimen.entries()
                .removeIf(index ->
                        index == specimen.entries().stream().mapToLong(i -> i).max().orElseThrow());
        specimen.entries()
                .add(
                        specimen.log()
                                .append(
                                        Leaf.bytes(
                                                new Leaf.Issued(
                                                        changed.edition().passportId(),
                                                        changed.edition().revision(),
                                                        changed.digest(),
                                                        Optional.of(
                                                                specimen.authorKey()
                                                                        .verificationKey()
                                                                        .keyId())))));
        DsseEnvelope envelope =
                PassportFile.sign(changed, specimen.authorKey(), Specimens.random(6));
        return new PassportFile(envelope, specimen.file().log()).canonical();
    }

    private static PassportDocument document(ObjectNode json) {
        return PassportDocument.fromJson(
                dev.semanticpassport.core.signing.JsonFields.of("changed", "", json));
    }

    private static byte[] changed(byte[] file, RandomGenerator random) {
        return dev.semanticpassport.document.specimen.Change.drawn(file, random).apply(file);
    }

    private static Verified verify(byte[] file) {
        return Verifying.verify("file", file, Trust.NOTHING, AtHand.NOTHING);
    }

    private static List<Finding.Differs> differences(Verified verified) {
        return verified.findings().stream()
                .filter(Finding.Differs.class::isInstance)
                .map(Finding.Differs.class::cast)
                .toList();
    }
}
