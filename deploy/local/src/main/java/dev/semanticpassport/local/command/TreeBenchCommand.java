package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.tree.TreeBench;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How good meaning trees are. */
@CommandLine.Command(
        name = "tree",
        description = "How good meaning trees are, beside two baselines, and how fast.",
        mixinStandardHelpOptions = true)
final class TreeBenchCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Markdown whose headings are the truth (default: this project's docs).")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--corpora",
            defaultValue = "5",
            description =
                    "Generated corpora; the seed is of the first (default: ${DEFAULT-VALUE}).")
    private int corpora;

    @CommandLine.Option(
            names = "--messages",
            defaultValue = "10000",
            description = "Of the tree that is timed (default: ${DEFAULT-VALUE}).")
    private int messages;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @Override
    public Integer call() throws IOException {
        Path documents = data == null ? Layout.of(Path.of("")).home().resolve("docs") : data;
        new TreeBench(System.out).run(documents, corpora, seed.seed(), messages);
        return 0;
    }
}
