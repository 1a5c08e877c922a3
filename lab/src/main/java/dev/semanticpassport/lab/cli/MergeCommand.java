package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.lora.Adapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "merge",
        description =
                "Builds an adapter into the base, wholly or in part, and writes the full model.",
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
    @Option(
            names = "--adapter",
            description = "folder of the adapter; without it the base itself is written")
    private @Nullable Path adapter;

    @Option(names = "--strength", description = "1 for all of the change, 0 for none (default: 1)")
    private float strength = 1;

    @Option(
            names = "--base",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "shipped")
    private BaseChoice choice = BaseChoice.SHIPPED;

    @Option(names = "--out", required = true, description = "folder for the model")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        LabModel base = choice.load();
        LabModel model =
                adapter == null
                        ? base
                        : base.merged(Adapter.load(adapter, base.weights().shape()), strength);
        model.save(out);
        return 0;
    }
}
