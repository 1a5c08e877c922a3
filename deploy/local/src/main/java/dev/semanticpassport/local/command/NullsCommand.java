package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.NullsBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How often a model that nobody signed is recognised. */
@CommandLine.Command(
        name = "nulls",
        description = "Verifications of a model made without the keys, through the platform.",
        mixinStandardHelpOptions = true)
final class NullsCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--verifications",
            defaultValue = "1000",
            description = "How many verifications (default: ${DEFAULT-VALUE}).")
    private int verifications;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) -> new NullsBench(layout, screen).run(verifications));
    }
}
