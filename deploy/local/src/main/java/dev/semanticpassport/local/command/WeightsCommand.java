package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.weights.WeightsBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whether weights are read as others read them, and how fast. */
@CommandLine.Command(
        name = "weights",
        description =
                "Digests, figures and change maps of weights, beside openssl, sha256sum and numpy.",
        mixinStandardHelpOptions = true)
final class WeightsCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--size",
            paramLabel = "MB",
            defaultValue = "2000",
            description = "Of the file that is digested and measured (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @CommandLine.Option(
            names = "--adapters",
            defaultValue = "1000",
            description = "How many are read (default: ${DEFAULT-VALUE}).")
    private int adapters;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Also hold its safetensors files against numpy's reading.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        return BenchFolder.run(
                null,
                (layout, screen) ->
                        new WeightsBench(layout.data(), screen.out())
                                .run(1_000_000L * megabytes, adapters, Optional.ofNullable(data)));
    }
}
