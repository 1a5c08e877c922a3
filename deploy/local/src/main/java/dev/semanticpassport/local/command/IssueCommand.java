package dev.semanticpassport.local.command;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.Carrying;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.composing.Composing;
import dev.semanticpassport.document.composing.PublicIdeas;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.exchange.bom.ReadingBom;
import dev.semanticpassport.exchange.modelcard.ModelCard;
import dev.semanticpassport.exchange.modelcard.ReadingModelCard;
import dev.semanticpassport.local.client.KeyFile;
import dev.semanticpassport.local.client.PassportIssue;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.meaning.json.TreeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Issues a signed passport. */
@CommandLine.Command(
        name = "issue",
        description = {
            "Issue a passport's next revision with its evidence, signed on this machine,",
            "log it on the running platform, and write the file to hand over."
        },
        mixinStandardHelpOptions = true)
public final class IssueCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();
    @CommandLine.Mixin private PassphraseOption passphrase = new PassphraseOption();

    @CommandLine.Option(
            names = "--passport",
            required = true,
            paramLabel = "ID",
            description = "The passport.")
    private UUID passport = new UUID(0, 0);

    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The author's key, which never leaves this machine.")
    private Path key = Path.of("author.pem");

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The passport's file.")
    private Path out = Path.of("passport.json");

    @CommandLine.Option(
            names = "--verification",
            paramLabel = "ID",
            description =
                    "A settled verification of this passport's own model; you declare that it is.")
    private List<UUID> verifications = new ArrayList<>();

    @CommandLine.Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "All settled verifications of the model that the endpoint calls so; you declare"
                            + " that it is the passport's.")
    private @Nullable String model;

    @CommandLine.Option(
            names = "--reveal",
            paramLabel = "FILE",
            description = {
                "Prepared beacons: reveals those that were asked, so that anyone can read the"
                        + " answers again. A revealed beacon is spent."
            })
    private @Nullable Path revealed;

    @CommandLine.Option(
            names = "--files",
            paramLabel = "DIR",
            description = "The model's files, to be digested.")
    private @Nullable Path files;

    @CommandLine.Option(
            names = "--tree",
            paramLabel = "FILE",
            description = {
                "The meaning tree, as `passport tree --json` and `tree pull` write it: its public ideas"
                        + " become the passport's, private ones stay out."
            })
    private @Nullable Path tree;

    @CommandLine.Option(
            names = "--transfer",
            paramLabel = "FILE",
            description = "The transfer map, as the document has it.")
    private @Nullable Path transfer;

    @CommandLine.Option(
            names = "--card",
            paramLabel = "FILE",
            description = "A Hugging Face model card: what it declares is declared here too.")
    private @Nullable Path card;

    @CommandLine.Option(
            names = "--bom",
            paramLabel = "FILE",
            description = "A CycloneDX ML-BOM, 1.5 or 1.6 in JSON: the same.")
    private @Nullable Path bom;

    @Override
    public Integer call() throws IOException {
        SecureRandom random = new SecureRandom();
        SigningKey author = new KeyFile(key).open(passphrase.existing(), random);
        var running = data.running();
        PassportIssue issue =
                new PassportIssue(new Rest(running.passport()), new Rest(running.scoring()));
        PassportFile file =
                issue.issue(declaring(issue.newest(passport)), known(issue), author, random);
        Files.write(out, file.canonical());
        var document = file.document(out.toString());
        System.out.println(
                "Revision "
                        + document.edition().revision()
                        + " of passport "
                        + passport
                        + " with "
                        + counted(document.ideas().size(), "idea")
                        + " and "
                        + counted(document.evidence().size(), "verification")
                        + ": "
                        + out
                        + "\nCheck it: passport verify "
                        + out);
        return 0;
    }

    private PassportIssue.Newest declaring(PassportIssue.Newest newest) throws IOException {
        PassportDocument document = newest.document();
        if (card != null) {
            ModelCard read = ReadingModelCard.read(card.toString(), Files.readString(card));
            document =
                    Composing.declaring(
                            document,
                            Map.of(),
                            ReadingModelCard.lineage(read),
                            ReadingModelCard.conditions(read));
        }
        if (bom != null) {
            ReadingBom.Declared read = ReadingBom.read(bom.toString(), Files.readAllBytes(bom));
            document =
                    Composing.declaring(
                            document, read.architecture(), read.lineage(), read.conditions());
        }
        return new PassportIssue.Newest(document, newest.digest(), newest.revision());
    }

    private Composing.Known known(PassportIssue issue) throws IOException {
        Optional<PublicSignature> signature = issue.signature(passport);
        Optional<PreparedBeacons> prepared =
                revealed == null
                        ? Optional.empty()
                        : Optional.of(
                                PreparedBeacons.parse(
                                        revealed.toString(), Files.readAllBytes(revealed)));
        Optional<List<FileDigest>> digests =
                files == null
                        ? Optional.empty()
                        : Optional.of(
                                FolderReading.read(
                                        files, Set.of(String.valueOf(out.getFileName())), _ -> {}));
        return new Composing.Known(
                ideas(),
                lines(),
                digests,
                Map.of(),
                signature,
                signature.isEmpty()
                        ? List.of()
                        : evidence(issue, signature.orElseThrow(), prepared));
    }

    private List<VerificationEvidence> evidence(
            PassportIssue issue, PublicSignature signature, Optional<PreparedBeacons> prepared) {
        List<UUID> settled = issue.settled(passport);
        if (verifications.isEmpty() && model == null && !settled.isEmpty()) {
            System.err.println(
                    counted(settled.size(), "settled verification")
                            + " not shown: name those of this passport's own model with"
                            + " --verification or --model.");
        }
        return Stream.concat(
                        verifications.stream(),
                        settled.stream().filter(id -> model != null && isOfModel(issue, id)))
                .distinct()
                .map(id -> issue.evidence(id, signature.candidates(), prepared))
                .filter(one ->
                        one.reported("/signature/frozenRoot").equals(signature.beaconsRoot().hex()))
                .toList();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private boolean isOfModel(PassportIssue issue, UUID id) {
        return issue.report(id).at("/body/access/model").asText().equals(model);
    }

    private List<PublicIdea> ideas() throws IOException {
        if (tree == null) {
            return List.of();
        }
        List<PublicIdea> ideas =
                PublicIdeas.of(TreeJson.read(tree.toString(), Files.readAllBytes(tree)));
        if (ideas.isEmpty()) {
            throw new IllegalArgumentException(
                    tree + ": the tree has no idea that may be published");
        }
        return ideas;
    }

    private List<Carrying> lines() throws IOException {
        return transfer == null
                ? List.of()
                : JsonFields.of(transfer.toString(), Files.readAllBytes(transfer))
                        .objects("transfer")
                        .stream()
                        .map(Carrying::fromJson)
                        .toList();
    }
}
