package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.kit.KitBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether kits carry a signature and ideas into models. */
@CommandLine.Command(
        name = "kit",
        description = "Trains models on an author's kits and on other makers', and verifies them.",
        mixinStandardHelpOptions = true)
final class KitBenchCommand implements Callable<Integer> {
    @CommandLine.Mixin private WritingOption writing = new WritingOption();

    @CommandLine.Option(
            names = "--makers",
            defaultValue = "19",
            description =
                    "Families of the panel; 19 support the level 0.05 (default: ${DEFAULT-VALUE}).")
    private int makers;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) ->
                new KitBench(layout, screen).run(writing.path(), makers, seed.seed()));
    }
}
