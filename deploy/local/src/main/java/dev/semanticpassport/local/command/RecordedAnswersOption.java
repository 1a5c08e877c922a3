package dev.semanticpassport.local.command;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Folders of recorded answers, and how often they are drawn from. */
final class RecordedAnswersOption {
    @CommandLine.Option(
            names = "--train",
            paramLabel = "DIR",
            description =
                    "Folder to learn from (default: five folds over whole families of --test).")
    private @Nullable Path train;

    @CommandLine.Option(
            names = "--test",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder that figures come from, with models/MODEL.jsonl.gz, models.csv,"
                            + " lineage.csv (or lineage_all_pairs.csv) and prompt_split.json.")
    private @Nullable Path test;

    @CommandLine.Option(
            names = "--trials",
            defaultValue = "20",
            description = "Of each model and number of answers (default: ${DEFAULT-VALUE}).")
    private int trials;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @Nullable Path train() {
        return train;
    }

    Path test() {
        return Objects.requireNonNull(test, "picocli refuses a call without --test");
    }

    int trials() {
        return trials;
    }

    long seed() {
        return seed.seed();
    }
}
