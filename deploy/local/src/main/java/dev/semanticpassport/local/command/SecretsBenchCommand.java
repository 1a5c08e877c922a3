package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.SecretsBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether a secret comes to stand where it must not. */
@CommandLine.Command(
        name = "secrets",
        description = "Searches for secrets wherever a run leaves something.",
        mixinStandardHelpOptions = true)
final class SecretsBenchCommand implements Callable<Integer> {
    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) -> new SecretsBench(layout, screen).run());
    }
}
