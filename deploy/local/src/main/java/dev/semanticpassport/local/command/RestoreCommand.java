package dev.semanticpassport.local.command;

import dev.semanticpassport.local.backup.Restoring;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Restores a backup into an empty place. */
@CommandLine.Command(
        name = "restore",
        description = {
            "Put a backup's data in their place again, where none are; nothing is written over.",
            "What Kafka must hold follows from them at the next `passport up`."
        },
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Parameters(paramLabel = "FILE", description = "What `passport backup` wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Layout layout = data.layout();
        Restoring.Restored restored = new Restoring(layout).read(file);
        System.out.println("Restored to " + layout.data() + ", as it was at " + restored.takenAt());
        if (!restored.keys() && !Files.exists(layout.data().resolve("keys"))) {
            System.out.println(
                    "The backup is without keys: put the platform's own into "
                            + layout.data().resolve("keys")
                            + " before `passport up`, or stored secrets stay sealed.");
        }
        return 0;
    }
}
