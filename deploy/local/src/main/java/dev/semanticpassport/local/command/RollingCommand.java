package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.RollingBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether a rolling upgrade loses or changes anything. */
@CommandLine.Command(
        name = "rolling",
        description = "Every replica replaced in the middle of verifications.",
        mixinStandardHelpOptions = true)
final class RollingCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--verifications",
            defaultValue = "200",
            description = "How many verifications (default: ${DEFAULT-VALUE}).")
    private int verifications;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) -> new RollingBench(layout, screen).run(verifications));
    }
}
