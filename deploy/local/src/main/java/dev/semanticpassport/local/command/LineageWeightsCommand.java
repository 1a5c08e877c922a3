package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.lineage.LineageWeightsBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Lineage from weights, over a population whose descent is known. */
@CommandLine.Command(
        name = "lineage-weights",
        description = {
            "Which models and adapters are related, and which was made of which, told from weights:"
                    + " size, power and direction over a population that is trained here.",
            "What is made stays in the folder and is not made again."
        },
        mixinStandardHelpOptions = true)
final class LineageWeightsCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the population stays (default: a folder of its own).")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = "--models",
            paramLabel = "N",
            defaultValue = "1056",
            description = "Models and adapters (default: ${DEFAULT-VALUE}).")
    private int models;

    @CommandLine.Option(
            names = "--independent",
            paramLabel = "N",
            defaultValue = "160",
            description =
                    "Of them, models trained from random numbers (default: ${DEFAULT-VALUE}).")
    private int independent;

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2",
            description = SeedOption.DESCRIPTION)
    private long seed;

    @Override
    public Integer call() throws IOException {
        Path at =
                folder == null
                        ? Files.createTempDirectory("lineage-weights-")
                        : Files.createDirectories(folder);
        System.out.println("in " + at);
        new LineageWeightsBench(at, System.out, seed).run(models, independent);
        return 0;
    }
}
