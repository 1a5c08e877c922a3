package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.ImportBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether large exports are imported in little memory. */
@CommandLine.Command(
        name = "import",
        description = "Generated exports of each product, imported in a small heap.",
        mixinStandardHelpOptions = true)
final class ImportBenchCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--messages",
            defaultValue = "100000",
            description = "In each format (default: ${DEFAULT-VALUE}).")
    private int messages;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) -> new ImportBench(layout, screen).run(messages));
    }
}
