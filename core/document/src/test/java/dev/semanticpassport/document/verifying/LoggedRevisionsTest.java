package dev.semanticpassport.document.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.file.LogProof;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.document.log.LogFile;
import dev.semanticpassport.document.specimen.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoggedRevisionsTest {

    private final Specimen specimen = Specimens.of(SignatureScheme.ED25519, 1);

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
