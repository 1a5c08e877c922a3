package dev.semanticpassport.local.command;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The folder that a bench works in, where the user wants to keep it. */
final class KeepOption {
    @CommandLine.Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Keep the data there; what an earlier run made is not made anew where the bench"
                            + " can use it again.")
    private @Nullable Path folder;

    /** Runs a bench there, or in a folder that is thrown away afterwards. */
    int run(BenchFolder.Work work) throws IOException {
        return BenchFolder.run(folder, work);
    }
}
