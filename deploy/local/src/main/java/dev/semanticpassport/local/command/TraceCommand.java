package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.traces.TraceFile;
import dev.semanticpassport.local.traces.TraceTree;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Shows one verification's way through the services. */
@CommandLine.Command(
        name = "trace",
        description = {
            "Show a verification's way from request to verdict over the services, as a tree.",
            "Needs a platform that was started with `passport up --traces`."
        },
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Parameters(paramLabel = "VERIFICATION", description = "The verification's id.")
    private UUID verification = new UUID(0, 0);

    @Override
    public Integer call() throws IOException {
        TraceTree tree = TraceTree.of(verification, TraceFile.spans(data.layout().traces()));
        if (tree.spans().isEmpty()) {
            throw new IllegalStateException(
                    "no trace of that verification is kept; was the platform started with"
                            + " `passport up --traces` when it was requested?");
        }
        Screen screen = Screen.ofProcess();
        screen.line("    began at      took   what  [service]");
        tree.lines().forEach(screen::line);
        return 0;
    }
}
