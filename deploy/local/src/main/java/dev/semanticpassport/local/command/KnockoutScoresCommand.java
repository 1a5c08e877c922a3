package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.knockout.KnockoutScoresBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What chances of answers tell beyond hits, through the services. */
@CommandLine.Command(
        name = "knockout-scores",
        description =
                "The same adapter with bound ideas, mapped through the services by hits and by"
                        + " chances, with 12 and with 24 probes an idea.",
        mixinStandardHelpOptions = true)
final class KnockoutScoresCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--ideas",
            defaultValue = "8",
            description =
                    "Bound ideas of a model, and as many controls (default: ${DEFAULT-VALUE}).")
    private int ideas;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "Write the maps as pages, too.")
    private @Nullable Path pages;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) ->
                new KnockoutScoresBench(layout, screen)
                        .run(ideas, seed.seed(), Optional.ofNullable(pages)));
    }
}
