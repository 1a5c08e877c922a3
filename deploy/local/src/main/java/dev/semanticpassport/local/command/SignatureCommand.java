package dev.semanticpassport.local.command;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;

/** Signatures whose key stays with the author. */
@CommandLine.Command(
        name = "signature",
        description = {
            "Make a signature whose key never leaves this machine.",
            "",
            "  passport signature create --name MODEL --author NAME --ideas FILE --out DIR",
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
                            required = true,
                            paramLabel = "FILE",
                            description = "The ideas' labels, one on each line; twelve or more.")
                    Path ideasFile,
            @CommandLine.Option(
                            names = "--beacons",
                            defaultValue = "60",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int beacons,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            description = "The author's folder.")
                    Path out)
            throws IOException {
        List<String> ideas =
                Files.readAllLines(ideasFile).stream()
                        .map(String::strip)
                        .filter(idea -> !idea.isEmpty())
                        .toList();
        Passports passports = new Passports(new Rest(data.running().passport()));
        Files.createDirectories(out);
        UUID passport = passports.create(name, author, ideas);
        passports.freeze(passport, new AuthorFolder(out), ideas, beacons, new SecureRandom());
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
