package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.RestoreBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether a backup brings everything back. */
@CommandLine.Command(
        name = "restore",
        description = "A backup in the middle of verifications, then all lost and restored.",
        mixinStandardHelpOptions = true)
final class RestoreBenchCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--verifications",
            defaultValue = "100",
            description = "How many verifications (default: ${DEFAULT-VALUE}).")
    private int verifications;

    @Override
    public Integer call() throws IOException {
        return BenchFolder.run(
                null, (layout, screen) -> new RestoreBench(layout, screen).run(verifications));
    }
}
