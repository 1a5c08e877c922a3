package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.BeaconsBench;
import dev.semanticpassport.local.bench.BoardsBench;
import dev.semanticpassport.local.bench.ImagesBench;
import dev.semanticpassport.local.bench.ImportBench;
import dev.semanticpassport.local.bench.NullsBench;
import dev.semanticpassport.local.bench.ProbingBench;
import dev.semanticpassport.local.bench.RestoreBench;
import dev.semanticpassport.local.bench.RollingBench;
import dev.semanticpassport.local.bench.SecretsBench;
import dev.semanticpassport.local.bench.TamperBench;
import dev.semanticpassport.local.bench.kit.KitBench;
import dev.semanticpassport.local.bench.tree.TreeBench;
import dev.semanticpassport.local.bench.weights.WeightsBench;
import dev.semanticpassport.local.images.Stage;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Evidence that anyone can repeat. */
@CommandLine.Command(
        name = "bench",
        description = {
            "Long runs of evidence; each prints a table and, last, one line of JSON.",
            "They use a folder of their own, thrown away afterwards unless --keep names one."
        },
        subcommands = {
            AnswerBenches.Identification.class,
            AnswerBenches.Claims.class,
            AnswerBenches.Mixed.class,
            AnswerBenches.Lineage.class,
            LineageWeightsCommand.class,
            FleetServicesCommand.class,
            EvidenceBenches.Fleet.class,
            EvidenceBenches.Equality.class,
            EvidenceBenches.Traits.class,
            TraitServicesCommand.class,
            EvidenceBenches.Sizes.class,
            KillsCommand.class,
            KnockoutBenchCommand.class,
            KnockoutScoresCommand.class
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand {

    @CommandLine.Command(
            name = "beacons",
            description = "Error levels and power of the beacons, simulated and exact.",
            mixinStandardHelpOptions = true)
    Integer beacons(
            @CommandLine.Option(
                            names = "--audits",
                            defaultValue = "2000000",
                            description = "Null audits (default: ${DEFAULT-VALUE}).")
                    int audits,
            @CommandLine.Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
                    long seed) {
        new BeaconsBench(System.out).run(audits, seed);
        return 0;
    }

    @CommandLine.Command(
            name = "nulls",
            description = "Verifications of a model made without the keys, through the platform.",
            mixinStandardHelpOptions = true)
    Integer nulls(
            @CommandLine.Option(
                            names = "--verifications",
                            defaultValue = "1000",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int verifications,
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description = "Keep the data.")
                    @Nullable Path keep)
            throws IOException {
        return BenchFolder.run(
                keep, (layout, screen) -> new NullsBench(layout, screen).run(verifications));
    }

    @CommandLine.Command(
            name = "rolling",
            description = "Every replica replaced in the middle of verifications.",
            mixinStandardHelpOptions = true)
    Integer rolling(
            @CommandLine.Option(
                            names = "--verifications",
                            defaultValue = "200",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int verifications,
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description = "Keep the data.")
                    @Nullable Path keep)
            throws IOException {
        return BenchFolder.run(
                keep, (layout, screen) -> new RollingBench(layout, screen).run(verifications));
    }

    @CommandLine.Command(
            name = "restore",
            description = "A backup in the middle of verifications, then all lost and restored.",
            mixinStandardHelpOptions = true)
    Integer restore(
            @CommandLine.Option(
                            names = "--verifications",
                            defaultValue = "100",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int verifications)
            throws IOException {
        return BenchFolder.run(
                null, (layout, screen) -> new RestoreBench(layout, screen).run(verifications));
    }

    @CommandLine.Command(
            name = "probing",
            description = "Recorded models asked through probe-service, with faults and without.",
            mixinStandardHelpOptions = true)
    Integer probing(
            @CommandLine.Option(
                            names = "--data",
                            required = true,
                            paramLabel = "DIR",
                            description = "Folder of MODEL.jsonl.gz with prompt and output.")
                    Path data,
            @CommandLine.Option(
                            names = "--models",
                            defaultValue = "20",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int models,
            @CommandLine.Option(
                            names = "--prompts",
                            defaultValue = "400",
                            description = "How many of each model (default: ${DEFAULT-VALUE}).")
                    int prompts)
            throws IOException {
        return BenchFolder.run(
                null,
                (layout, screen) ->
                        new ProbingBench(layout, screen.out()).run(data, models, prompts));
    }

    @CommandLine.Command(
            name = "secrets",
            description = "Searches for secrets wherever a run leaves something.",
            mixinStandardHelpOptions = true)
    Integer secrets(
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description = "Keep the data.")
                    @Nullable Path keep)
            throws IOException {
        return BenchFolder.run(keep, (layout, screen) -> new SecretsBench(layout, screen).run());
    }

    @CommandLine.Command(
            name = "tree",
            description = "How good meaning trees are, beside two baselines, and how fast.",
            mixinStandardHelpOptions = true)
    Integer tree(
            @CommandLine.Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description =
                                    "Markdown whose headings are the truth (default: this project's"
                                            + " docs).")
                    @Nullable Path data,
            @CommandLine.Option(
                            names = "--corpora",
                            defaultValue = "5",
                            description = "Generated corpora (default: ${DEFAULT-VALUE}).")
                    int corpora,
            @CommandLine.Option(
                            names = "--messages",
                            defaultValue = "10000",
                            description = "Of the tree that is timed (default: ${DEFAULT-VALUE}).")
                    int messages,
            @CommandLine.Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of the first corpus (default: ${DEFAULT-VALUE}).")
                    long seed)
            throws IOException {
        Path documents = data == null ? Layout.of(Path.of("")).home().resolve("docs") : data;
        new TreeBench(System.out).run(documents, corpora, seed, messages);
        return 0;
    }

    @CommandLine.Command(
            name = "boards",
            description = "Every query of every board and alert, against a working platform.",
            mixinStandardHelpOptions = true)
    Integer boards() throws IOException {
        return BenchFolder.run(null, (layout, screen) -> new BoardsBench(layout, screen).run());
    }

    @CommandLine.Command(
            name = "images",
            description = "Images' sizes, time to ready and memory, with the cache and without.",
            mixinStandardHelpOptions = true)
    Integer images(
            @CommandLine.Option(
                            names = "--runs",
                            defaultValue = "5",
                            description = "Starts of each (default: ${DEFAULT-VALUE}).")
                    int runs,
            @CommandLine.Option(
                            names = "--verifications",
                            defaultValue = "20",
                            description = "The work in each run (default: ${DEFAULT-VALUE}).")
                    int verifications,
            @CommandLine.Option(
                            names = "--stage",
                            paramLabel = "DIR",
                            description = "Take the caches that `images stage` made there.")
                    @Nullable Path stage,
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description = "Keep the data.")
                    @Nullable Path keep)
            throws IOException {
        Optional<Stage> trained =
                Optional.ofNullable(stage).map(Path::toAbsolutePath).map(Stage::new);
        return BenchFolder.run(
                keep,
                (layout, screen) ->
                        new ImagesBench(layout, screen).run(runs, verifications, trained));
    }

    @CommandLine.Command(
            name = "tamper",
            description = "Random changes of passports' files by one byte: are all of them found?",
            mixinStandardHelpOptions = true)
    Integer tamper(
            @CommandLine.Option(
                            names = "--changes",
                            defaultValue = "10000",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int changes,
            @CommandLine.Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
                    long seed,
            @CommandLine.Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "A passport's file (default: made up, one of each key).")
                    @Nullable Path file)
            throws IOException {
        new TamperBench(System.out)
                .run(changes, seed, file == null ? List.of() : List.of(Files.readAllBytes(file)));
        return 0;
    }

    @CommandLine.Command(
            name = "import",
            description = "Generated exports of each product, imported in a small heap.",
            mixinStandardHelpOptions = true)
    Integer imports(
            @CommandLine.Option(
                            names = "--messages",
                            defaultValue = "100000",
                            description = "In each format (default: ${DEFAULT-VALUE}).")
                    int messages,
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description = "Keep the exports.")
                    @Nullable Path keep)
            throws IOException {
        return BenchFolder.run(
                keep, (layout, screen) -> new ImportBench(layout, screen).run(messages));
    }

    @CommandLine.Command(
            name = "kit",
            description =
                    "Trains models on an author's kits and on other makers', and verifies them.",
            mixinStandardHelpOptions = true)
    Integer kit(
            @CommandLine.Option(
                            names = "--writing",
                            required = true,
                            paramLabel = "FILE",
                            description = "The author's writing, of any form that is imported.")
                    Path writing,
            @CommandLine.Option(
                            names = "--makers",
                            defaultValue = "19",
                            description =
                                    "Families of the panel; 19 support the level 0.05 (default:"
                                            + " ${DEFAULT-VALUE}).")
                    int makers,
            @CommandLine.Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
                    long seed,
            @CommandLine.Option(
                            names = "--keep",
                            paramLabel = "DIR",
                            description =
                                    "Keep the data; a run that finds some trains only what is"
                                            + " missing.")
                    @Nullable Path keep)
            throws IOException {
        return BenchFolder.run(
                keep, (layout, screen) -> new KitBench(layout, screen).run(writing, makers, seed));
    }

    @CommandLine.Command(
            name = "weights",
            description =
                    "Digests, figures and change maps of weights, beside openssl, sha256sum and numpy.",
            mixinStandardHelpOptions = true)
    Integer weights(
            @CommandLine.Option(
                            names = "--size",
                            paramLabel = "MB",
                            defaultValue = "2000",
                            description =
                                    "Of the file that is digested and measured (default:"
                                            + " ${DEFAULT-VALUE}).")
                    int megabytes,
            @CommandLine.Option(
                            names = "--adapters",
                            defaultValue = "1000",
                            description = "How many are read (default: ${DEFAULT-VALUE}).")
                    int adapters,
            @CommandLine.Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description =
                                    "Also hold its safetensors files against numpy's reading.")
                    @Nullable Path data)
            throws IOException {
        return BenchFolder.run(
                null,
                (layout, screen) ->
                        new WeightsBench(layout.data(), screen.out())
                                .run(1_000_000L * megabytes, adapters, Optional.ofNullable(data)));
    }
}
