package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.flood.FloodBench;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether probe-service's memory is enough, whatever comes. */
@CommandLine.Command(
        name = "flood",
        description =
                "The most memory that probe-service holds when more and larger chats and looks come"
                        + " than it has room for.",
        mixinStandardHelpOptions = true)
final class FloodCommand implements Callable<Integer> {
    private static final int KIB = 1024;

    @CommandLine.Option(
            names = "--chats",
            defaultValue = "2500",
            description = "How many come in a flood (default: ${DEFAULT-VALUE}).")
    private int chats;

    @CommandLine.Option(
            names = "--looks",
            defaultValue = "20",
            description = "Into files, how many come in a flood (default: ${DEFAULT-VALUE}).")
    private int looks;

    @CommandLine.Option(
            names = "--endpoints",
            defaultValue = "16",
            description = "That the chats are spread over (default: ${DEFAULT-VALUE}).")
    private int endpoints;

    @CommandLine.Option(
            names = "--answer",
            defaultValue = "64",
            paramLabel = "KIB",
            description = "Of each answer (default: ${DEFAULT-VALUE}).")
    private int answer;

    @CommandLine.Option(
            names = "--columns",
            defaultValue = "1408",
            description =
                    "Of the matrix of 4,096 rows that looks compare (default: ${DEFAULT-VALUE}).")
    private int columns;

    @CommandLine.Option(
            names = "--patience",
            defaultValue = "240",
            paramLabel = "SECONDS",
            description = "With each flood (default: ${DEFAULT-VALUE}).")
    private int patience;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        FloodBench.Size size =
                new FloodBench.Size(
                        chats,
                        looks,
                        endpoints,
                        answer * KIB,
                        columns,
                        Duration.ofSeconds(patience));
        return keep.run((layout, screen) -> new FloodBench(layout, screen).run(size));
    }
}
