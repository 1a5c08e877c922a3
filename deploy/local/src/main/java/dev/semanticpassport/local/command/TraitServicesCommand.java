package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.kit.TraitServicesBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** An author's ideas in trained models, through the services. */
@CommandLine.Command(
        name = "traits-services",
        description = {
            "An author's ideas looked for in models trained on the author's kits, beside a panel of"
                    + " other makers' models, and read blind, through the services."
        },
        mixinStandardHelpOptions = true)
final class TraitServicesCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--writing",
            required = true,
            paramLabel = "FILE",
            description = "The author's writing, of any form that is imported.")
    private @Nullable Path writing;

    @CommandLine.Option(
            names = "--makers",
            defaultValue = "20",
            description =
                    "Other makers; all but one are families of the panel, and 19 support the level"
                            + " 0.05 (default: ${DEFAULT-VALUE}).")
    private int makers;

    @CommandLine.Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @CommandLine.Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Keep the data; a run that finds some, of `bench kit` too, trains only what is"
                            + " missing.")
    private @Nullable Path keep;

    @Override
    public Integer call() throws IOException {
        Path written = writing;
        if (written == null) {
            throw new IllegalArgumentException("--writing is missing");
        }
        return BenchFolder.run(
                keep,
                (layout, screen) ->
                        new TraitServicesBench(layout, screen).run(written, makers, seed));
    }
}
