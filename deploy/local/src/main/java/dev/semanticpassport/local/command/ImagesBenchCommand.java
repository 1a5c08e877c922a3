package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.ImagesBench;
import dev.semanticpassport.local.images.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What images cost. */
@CommandLine.Command(
        name = "images",
        description = "Images' sizes, time to ready and memory, with the cache and without.",
        mixinStandardHelpOptions = true)
final class ImagesBenchCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--runs",
            defaultValue = "5",
            description = "Starts of each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @CommandLine.Option(
            names = "--verifications",
            defaultValue = "20",
            description = "How many verifications in each run (default: ${DEFAULT-VALUE}).")
    private int verifications;

    @CommandLine.Option(
            names = "--stage",
            paramLabel = "DIR",
            description = "Take the caches that `images stage` made there.")
    private @Nullable Path stage;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        Optional<Stage> trained =
                Optional.ofNullable(stage).map(Path::toAbsolutePath).map(Stage::new);
        return keep.run((layout, screen) ->
                new ImagesBench(layout, screen).run(runs, verifications, trained));
    }
}
