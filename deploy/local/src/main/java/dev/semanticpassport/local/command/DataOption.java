package dev.semanticpassport.local.command;

import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Running;
import java.nio.file.Path;
import picocli.CommandLine;

/** Which platform a command means: the one whose data lie in this folder. */
public final class DataOption {

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "passport-data",
            description =
                    "Folder with everything that the platform keeps (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("passport-data");

    Layout layout() {
        return Layout.of(data);
    }

    /**
     * The platform that runs there.
     *
     * @throws IllegalStateException when none does
     */
    Running running() {
        return Running.read(layout().running())
                .filter(Running::alive)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no platform runs on "
                                        + data
                                        + "; start one with `./passport up`, or name its"
                                        + " folder with --data"));
    }
}
