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
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.file.LogProof;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.document.log.LogFile;
import dev.semanticpassport.document.specimen.Specimen;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    void aForgedLogPositionIsFoundAndNamed() {
        // Given
        JsonNode file = CanonicalJson.read("file", specimen.file().canonical());
        ObjectNode last = (ObjectNode) file.at("/log/entries").get(6);
        last.put("index", last.get("index").asLong() + 1);
        // When
        Verified verified = verify(CanonicalJson.bytes(file));
        // Then
        assertThat(differences(verified))
                .anySatisfy(one -> {
                    assertThat(one.path()).isEqualTo("log.entries[6]");
                    assertThat(one.found()).contains("do not lead there from index");
                });
    }

    @Test
    void aDroppedRevisionIsFoundAndNamed() {
        // Given
        LogProof whole = specimen.file().log().orElseThrow();
        List<Long> without =
                new ArrayList<>(whole.leaves().stream().map(leaf -> leaf.index()).toList());
        without.remove(1L + 1);
        PassportFile file =
                new PassportFile(
                        specimen.file().envelope(), Optional.of(specimen.log().proof(without)));
        // When
        Verified verified = verify(file.canonical());
        // Then
        assertThat(differences(verified))
                .anySatisfy(one -> {
                    assertThat(one.check()).isEqualTo("revisions");
                    assertThat(one.expected()).isEqualTo("revision 1");
                    assertThat(one.found()).startsWith("revision 2");
                });
    }

    @Test
    void aLaterRevisionThatIsHiddenIsFoundInTheExportedLog() {
        // Given
        byte[] before = specimen.file().canonical();
        specimen.revise(known());
        // When
        Verified verified =
                Verifying.verify("file", before, Trust.NOTHING, beside(before, specimen));
        // Then
        assertThat(differences(verified))
                .anySatisfy(one -> {
                    assertThat(one.path()).isEqualTo("payload.predicate.revision");
                    assertThat(one.expected()).isEqualTo("revision 3 as the newest");
                });
        assertThat(verify(specimen.file().canonical()).outcome())
                .isEqualTo(Verified.Outcome.VERIFIED);
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
    void aSignatureThatWasLoggedAfterTheRevocationIsRefuted() {
        // Given
        KeyEntry revoked =
                new KeyEntry.Revoked(
                        "Ada Vetrova", specimen.authorKey().verificationKey().keyId(), "lost");
        byte[] before = specimen.file().canonical();
        specimen.entries()
                .add(
                        specimen.log()
                                .append(
                                        KeyEntry.leaf(
                                                revoked.sign(
                                                        List.of(specimen.authorKey()),
                                                        Specimens.random(5)))));
        Verified issuedBefore = verify(specimen.file().canonical());
        specimen.revise(known());
        // When
        Verified issuedAfter = verify(specimen.file().canonical());
        // Then
        assertThat(verify(before).outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(issuedBefore.outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(issuedBefore.toJson().toString()).contains("the key ended later", "lost");
        assertThat(differences(issuedAfter))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.check()).isEqualTo("author's key");
                    assertThat(one.found()).contains("revoked: lost");
                });
    }

    @Test
    void aRevocationThatTheFileHidesIsFoundInTheExportedLog() {
        // Given
        KeyEntry revoked =
                new KeyEntry.Revoked(
                        "Ada Vetrova", specimen.authorKey().verificationKey().keyId(), "lost");
        specimen.log()
                .append(
                        KeyEntry.leaf(
                                revoked.sign(List.of(specimen.authorKey()), Specimens.random(5))));
        specimen.revise(known());
        byte[] file = specimen.file().canonical();
        // When
        Verified alone = verify(file);
        Verified besideLog = Verifying.verify("file", file, Trust.NOTHING, beside(file, specimen));
        // Then
        assertThat(alone.outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(besideLog.outcome()).isEqualTo(Verified.Outcome.REFUTED);
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

    @Test
    void theExportedLogIsVerifiedAndItsTamperingFound() {
        // Given
        List<String> lines = new ArrayList<>(specimen.log().lines());
        // When
        Verified whole = log(lines);
        lines.set(4, lines.get(4).replace("Ada", "Eve"));
        Verified changed = log(lines);
        // Then
        assertThat(whole.outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(changed.outcome()).isEqualTo(Verified.Outcome.REFUTED);
    }

    private static Verified log(List<String> lines) {
        return LogChecking.check(
                LogFile.read("log", lines.iterator(), Set.of(), Optional.empty()), Trust.NOTHING);
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

    private Composing.Known known() {
        return new Composing.Known(
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                specimen.document().signature(),
                specimen.document().evidence());
    }

    private static AtHand beside(byte[] file, Specimen specimen) {
        PassportFile read = PassportFile.parse("file", file);
        long size = read.log().orElseThrow().checkpoint().checkpoint().size();
        return new AtHand(
                Optional.empty(),
                List.of(),
                Optional.of(
                        LogFile.read(
                                "log",
                                specimen.log().lines().iterator(),
                                Set.of(size),
                                Optional.of(read.document("file").edition().passportId()))));
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
