package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.Stands;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.verifying.AtHand;
import dev.semanticpassport.document.verifying.Finding;
import dev.semanticpassport.document.verifying.Trust;
import dev.semanticpassport.document.verifying.Verified;
import dev.semanticpassport.document.verifying.Verifying;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.LogClient;
import dev.semanticpassport.local.client.PassportIssue;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.json.TreeJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passport issued from a running platform is verified without it. */
class IssueTest {
    private final Platform platform = SharedPlatform.get().platform();
    private final Rest rest = new Rest(platform.address(Part.PASSPORT));
    private final Passports passports = new Passports(rest);
    private final SecureRandom random = new SecureRandom();
    private final SigningKey key = SigningKey.generate(SignatureScheme.P256, random);

    @TempDir Path folder;

    @Test
    void aPassportWithRealEvidenceIsVerifiedOfflineAndItsExportedLogToo() throws Exception {
        // Given
        AuthorFolder author = new AuthorFolder(folder);
        UUID passport = passports.create("issued", "author " + UUID.randomUUID(), Demo.ideas());
        PreparedBeacons prepared =
                passports.signKeepingTheKey(passport, author, Demo.ideas(), 60, random);
        verify(passport, passports.upload(passport, author));
        PassportIssue issue = new PassportIssue(rest, new Rest(platform.address(Part.SCORING)));
        PublicSignature signature = issue.signature(passport).orElseThrow();
        // When
        PassportFile attested = issue(issue, passport, signature, Optional.empty());
        PassportFile revealed = issue(issue, passport, signature, Optional.of(prepared));
        // Then
        assertThat(differences(attested)).isEmpty();
        assertThat(differences(revealed)).isEmpty();
        assertThat(check(revealed).outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        var document = revealed.document("file");
        assertThat(document.edition().revision()).isEqualTo(3);
        assertThat(document.signature().orElseThrow().carried().stands())
                .isEqualTo(Stands.CONTRADICTED);
        assertThat(document.evidence().getFirst().openings()).isNotEmpty();
        Path log = folder.resolve("log.jsonl");
        Path file = Files.write(folder.resolve("passport.json"), revealed.canonical());
        assertThat(command("log", "export", "--data", data(), log.toString())).isZero();
        assertThat(command("log", "verify", log.toString())).isZero();
        assertThat(
                        command(
                                "verify",
                                file.toString(),
                                "--log",
                                log.toString(),
                                "--log-key",
                                new LogClient(rest).about().key().encoded()))
                .isZero();
    }

    @Test
    void theTreesPublicIdeasBecomeThePassportsAndPrivateOnesStayOut() throws Exception {
        // Given
        UUID passport =
                passports.create(
                        "grown", "author " + UUID.randomUUID(), List.of("the oldest word"));
        Path words = Files.writeString(folder.resolve("words"), "фонарь\n");
        Path secret = folder.resolve("author.pem");
        Path file = folder.resolve("grown.json");
        Path tree = folder.resolve("tree.json");
        Files.write(
                tree,
                TreeJson.write(
                        new MeaningTree(
                                List.of(
                                        idea("a1", "the lantern", Standing.PUBLIC),
                                        idea("b1", "the sealed room", Standing.PRIVATE)),
                                List.of())));
        assertThat(
                        command(
                                "key",
                                "create",
                                "--out",
                                secret.toString(),
                                "--passphrase-file",
                                words.toString()))
                .isZero();
        // When
        int exitCode =
                command(
                        "issue",
                        "--data",
                        data(),
                        "--passport",
                        passport.toString(),
                        "--key",
                        secret.toString(),
                        "--passphrase-file",
                        words.toString(),
                        "--tree",
                        tree.toString(),
                        "--out",
                        file.toString());
        // Then
        assertThat(exitCode).isZero();
        PassportFile issued = PassportFile.parse("file", Files.readAllBytes(file));
        assertThat(issued.document("file").ideas())
                .extracting(PublicIdea::text)
                .containsExactly("the lantern");
        assertThat(issued.payload("file").toString()).doesNotContain("sealed");
        assertThat(check(issued).outcome()).isEqualTo(Verified.Outcome.VERIFIED);
        assertThat(
                        command(
                                "export",
                                file.toString(),
                                "--format",
                                "skos",
                                "--to",
                                folder.toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("meaning-tree.jsonld")))
                .contains("\"prefLabel\":{\"en\":\"the lantern\"}", "urn:uuid:" + passport);
    }

    private static Idea idea(String last, String label, Standing standing) {
        return new Idea(
                new IdeaId("00000000000000" + last),
                new Wording.Written(label),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                0.25,
                Holding.AUTHOR,
                standing,
                List.of(),
                List.of(),
                List.of());
    }

    private PassportFile issue(
            PassportIssue issue,
            UUID passport,
            PublicSignature signature,
            Optional<PreparedBeacons> revealed) {
        List<VerificationEvidence> evidence =
                issue.settled(passport).stream()
                        .map(id -> issue.evidence(id, signature.candidates(), revealed))
                        .toList();
        assertThat(evidence).hasSize(1);
        return issue.issue(
                issue.newest(passport),
                new Composing.Known(
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.of(signature),
                        evidence),
                key,
                random);
    }

    private void verify(UUID passport, UUID prepared) {
        VerificationRequested request =
                new VerificationRequested(
                        UUID.randomUUID(),
                        passport,
                        new Access.Chat(
                                platform.running().lab(), "base", null, Map.of(), 0, null, 24),
                        List.of(Observer.CREATOR),
                        1e-6,
                        new Budget(64),
                        prepared);
        assertThat(
                        new Verifications(SharedPlatform.get().events())
                                .run(List.of(request), Duration.ofMinutes(10), _ -> {}))
                .hasSize(1);
    }

    private String data() {
        return Objects.requireNonNull(platform.layout().running().getParent()).toString();
    }

    private static int command(String... arguments) {
        return Main.commandLine().execute(arguments);
    }

    private static Verified check(PassportFile file) {
        return Verifying.verify("file", file.canonical(), Trust.NOTHING, AtHand.NOTHING);
    }

    private static List<Finding> differences(PassportFile file) {
        return check(file).findings().stream().filter(Finding.Differs.class::isInstance).toList();
    }
}
