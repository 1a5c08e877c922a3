package dev.semanticpassport.local.command;

import dev.semanticpassport.local.backup.BackingUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Writes a backup of a platform that runs or rests. */
@CommandLine.Command(
        name = "backup",
        description = {
            "Write all that the platform keeps to one file, also while it works.",
            "The file holds keys and can be read by you alone; keep it like them."
        },
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--without-keys",
            description = {
                "Leave out the platform's, the endpoints' and the authors' keys.",
                "Such a file can only be restored where the platform's keys are."
            })
    private boolean withoutKeys;

    @CommandLine.Parameters(paramLabel = "FILE", description = "The file; it must not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        new BackingUp(data.layout()).write(file, !withoutKeys, Instant.now());
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f MB, %s%n",
                file,
                Files.size(file) / 1e6,
                withoutKeys ? "without keys" : "with keys: keep it like them");
        return 0;
    }
}
