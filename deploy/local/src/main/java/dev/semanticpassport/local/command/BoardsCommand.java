package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.BoardsBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether boards and alerts find what they ask for. */
@CommandLine.Command(
        name = "boards",
        description = "Every query of every board and alert, against a working platform.",
        mixinStandardHelpOptions = true)
final class BoardsCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        return BenchFolder.run(null, (layout, screen) -> new BoardsBench(layout, screen).run());
    }
}
