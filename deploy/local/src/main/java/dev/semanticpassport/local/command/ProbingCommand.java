package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.ProbingBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether probe-service asks as it should when endpoints fail. */
@CommandLine.Command(
        name = "probing",
        description = "Recorded models asked through probe-service, with faults and without.",
        mixinStandardHelpOptions = true)
final class ProbingCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of MODEL.jsonl.gz with prompt and output.")
    private Path data = Path.of("");

    @CommandLine.Option(
            names = "--models",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int models;

    @CommandLine.Option(
            names = "--prompts",
            defaultValue = "400",
            description = "How many of each model (default: ${DEFAULT-VALUE}).")
    private int prompts;

    @Override
    public Integer call() throws IOException {
        return BenchFolder.run(
                null,
                (layout, screen) ->
                        new ProbingBench(layout, screen.out()).run(data, models, prompts));
    }
}
