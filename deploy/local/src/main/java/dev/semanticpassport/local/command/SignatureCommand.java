package dev.semanticpassport.local.command;

import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.kit.TreeInput;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.transfer.power.PowerTable;
import dev.semanticpassport.transfer.proposing.BeaconPlan;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.ProposalFile;
import dev.semanticpassport.transfer.proposing.Proposing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Signatures whose key stays with the author. */
@CommandLine.Command(
        name = "signature",
        description = {
            "Make a signature whose key never leaves this machine.",
            "",
            "  passport signature power --beacons 60 --alpha 1e-6",
            "  passport signature propose TREE --out PROPOSAL   (to be read and changed)",
            "  passport signature create --name MODEL --author NAME --proposal PROPOSAL --out DIR",
            "    (or with --ideas FILE, a label on each line)",
            "  passport signature prepare --passport ID --out DIR   (once the log has a checkpoint)",
            "  ... train a model on DIR/rows.jsonl ...",
            "  passport submit --passport ID --model NAME --prepared DIR/prepared.json"
        },
        mixinStandardHelpOptions = true)
public final class SignatureCommand {

    @CommandLine.Command(
            name = "create",
            description =
                    "Make a passport, compose beacons from ideas, draw a key, and log their"
                            + " commitments.",
            mixinStandardHelpOptions = true)
    Integer create(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Option(
                            names = "--name",
                            required = true,
                            description = "The model's name.")
                    String name,
            @CommandLine.Option(names = "--author", required = true, description = "The author.")
                    String author,
            @CommandLine.Option(
                            names = "--ideas",
                            paramLabel = "FILE",
                            description = "The ideas' labels, one on each line; twelve or more.")
                    @Nullable Path ideasFile,
            @CommandLine.Option(
                            names = "--proposal",
                            paramLabel = "FILE",
                            description =
                                    "What `passport signature propose` wrote, instead of --ideas.")
                    @Nullable Path proposalFile,
            @CommandLine.Option(
                            names = "--beacons",
                            defaultValue = "60",
                            description = "How many, with --ideas (default: ${DEFAULT-VALUE}).")
                    int beacons,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            description = "The author's folder.")
                    Path out)
            throws IOException {
        if ((ideasFile == null) == (proposalFile == null)) {
            throw new IllegalArgumentException("either --ideas or --proposal says what to ask");
        }
        Passports passports = new Passports(new Rest(data.running().passport()));
        Files.createDirectories(out);
        UUID passport =
                proposalFile == null
                        ? fromLabels(passports, name, author, labels(ideasFile), beacons, out)
                        : fromProposal(passports, name, author, proposalFile, out);
        System.out.println(passport);
        System.err.println(
                "Frozen and logged. The key is in "
                        + out.resolve("author.key")
                        + "; without it nothing can be proven. Next: passport signature prepare"
                        + " --passport "
                        + passport
                        + " --out "
                        + out);
        return 0;
    }

    private static List<String> labels(@Nullable Path file) throws IOException {
        return file == null
                ? List.of()
                : Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(idea -> !idea.isEmpty())
                        .toList();
    }

    private static UUID fromLabels(
            Passports passports,
            String name,
            String author,
            List<String> ideas,
            int beacons,
            Path out)
            throws IOException {
        UUID passport = passports.create(name, author, ideas);
        passports.freeze(passport, new AuthorFolder(out), ideas, beacons, new SecureRandom());
        return passport;
    }

    private static UUID fromProposal(
            Passports passports, String name, String author, Path file, Path out)
            throws IOException {
        Proposal proposal = ProposalFile.read(file.toString(), Files.readAllBytes(file));
        BeaconPlan beacons = proposal.beacons();
        UUID passport =
                passports.create(name, author, beacons.ideas().stream().map(Idea::label).toList());
        passports.freeze(
                passport,
                new AuthorFolder(out),
                beacons.composition(),
                beacons.answer(),
                new SecureRandom());
        return passport;
    }

    @CommandLine.Command(
            name = "propose",
            description = {
                "Propose beacons, traits and imprints from a meaning tree, as a file to be read and"
                        + " changed by the author and to be kept from others."
            },
            mixinStandardHelpOptions = true)
    Integer propose(
            @CommandLine.Parameters(
                            paramLabel = "TREE",
                            description = "The meaning tree, as `passport tree --json` writes it.")
                    Path tree,
            @CommandLine.Option(
                            names = "--messages",
                            paramLabel = "FILE",
                            description =
                                    "The messages that the tree's quotes stand in; with them more"
                                            + " ideas have something said of them.")
                    @Nullable Path messages,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "The proposal.")
                    Path out,
            @CommandLine.Mixin WishesOption wishes)
            throws IOException {
        Proposal proposal =
                Proposing.propose(
                        TreeInput.tree(tree), TreeInput.messages(messages), wishes.wishes());
        OwnerOnly.write(out, ProposalFile.write(proposal));
        System.out.println(
                proposal.beacons().count()
                        + " beacons, "
                        + proposal.traits().size()
                        + " traits, "
                        + proposal.imprints().size()
                        + " imprints proposed: "
                        + out);
        return 0;
    }

    @CommandLine.Command(
            name = "power",
            description = "Tell what a signature can show, before anything is trained.",
            mixinStandardHelpOptions = true)
    Integer power(
            @CommandLine.Option(
                            names = "--beacons",
                            defaultValue = "60",
                            description = "Asked at most (default: ${DEFAULT-VALUE}).")
                    int beacons,
            @CommandLine.Option(
                            names = "--candidates",
                            defaultValue = "256",
                            description = "Of each beacon (default: ${DEFAULT-VALUE}).")
                    int candidates,
            @CommandLine.Option(
                            names = "--alpha",
                            defaultValue = "1e-6",
                            description =
                                    "Chance of a false RECOGNISED (default: ${DEFAULT-VALUE}).")
                    double alpha,
            @CommandLine.Option(
                            names = "--traits",
                            defaultValue = "60",
                            description = "Probes of traits (default: ${DEFAULT-VALUE}).")
                    int traits,
            @CommandLine.Option(
                            names = "--families",
                            defaultValue = "19",
                            description = "Families of the panel (default: ${DEFAULT-VALUE}).")
                    int families,
            @CommandLine.Option(
                            names = "--background",
                            defaultValue = "0.05",
                            description =
                                    "Share of probes in which an ordinary model expresses an idea"
                                            + " (default: ${DEFAULT-VALUE}).")
                    double background) {
        PowerTable.of(beacons, candidates, alpha, traits, families, background)
                .markdown()
                .forEach(System.out::println);
        return 0;
    }

    @CommandLine.Command(
            name = "prepare",
            description =
                    "Take the log's public randomness, derive keys and targets, log the keys' root,"
                            + " and write prepared beacons and training rows.",
            mixinStandardHelpOptions = true)
    Integer prepare(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Option(
                            names = "--passport",
                            required = true,
                            paramLabel = "ID",
                            description = "The passport.")
                    UUID passport,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            description = "The author's folder.")
                    Path out)
            throws IOException {
        AuthorFolder folder = new AuthorFolder(out);
        PreparedBeacons prepared =
                new Passports(new Rest(data.running().passport())).prepare(passport, folder);
        System.out.println(
                prepared.frozen().size()
                        + " beacons prepared: "
                        + folder.prepared()
                        + "\nTrain on:             "
                        + folder.rows());
        return 0;
    }
}
