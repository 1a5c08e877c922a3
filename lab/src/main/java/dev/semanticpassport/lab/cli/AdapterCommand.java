package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.adapting.BindingRecipe;
import dev.semanticpassport.lab.adapting.BindingTraining;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "adapter",
        description =
                "Trains an adapter on the base from rows of prompts and answers, or an adapter further.",
        mixinStandardHelpOptions = true)
final class AdapterCommand implements Callable<Integer> {
    /** Whose facts are taught where no rows are given: another world than the base's. */
    private static final long OTHER_WORLD = 2;

    @Option(
            names = "--rows",
            description = "JSON lines with prompt and answer; may be left out with --further")
    private @Nullable Path rows;

    @Option(names = "--out", required = true, description = "folder for the adapter")
    private Path out = Path.of("");

    @Option(
            names = "--steps",
            description = "most steps (default: 600; with --further: 150; with --bindings: 100)")
    private int steps;

    @Option(names = "--seed", description = "of first weights and order of rows (default: 1)")
    private long seed = 1;

    @Option(names = "--from", description = "folder of the adapter to go on from, with --further")
    private @Nullable Path from;

    @Option(
            names = "--further",
            description = "trains the adapter of --from on other text, without an early end")
    private boolean further;

    @Option(
            names = "--bindings",
            description =
                    "JSON from ideas to parts, {\"an idea\": [\"3.up_proj\", \"4\"]}: the rows of"
                            + " that idea (their field idea) are tied to these parts")
    private @Nullable Path bindings;

    @Option(
            names = "--base",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "shipped")
    private BaseChoice choice = BaseChoice.SHIPPED;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        Progress progress = new ProgressLines(output, System::nanoTime);
        LabModel base = choice.load();
        Adapter adapter = further ? further(base, progress) : fresh(base, progress);
        adapter.save(out);
        output.println("SAVED " + out);
        output.flush();
        return 0;
    }

    private Adapter fresh(LabModel base, Progress progress) throws IOException {
        if (rows == null || from != null) {
            throw new IllegalArgumentException(
                    "a new adapter needs --rows, and --from goes with --further only");
        }
        if (bindings != null) {
            return bound(base, rows, bindings, progress);
        }
        AdapterRecipe recipe = choice.recipe(seed);
        return AdapterTraining.train(
                base,
                Rows.read(rows),
                choice.retain(base),
                steps > 0 ? recipe.withSteps(steps) : recipe,
                progress);
    }

    private Adapter bound(LabModel base, Path rows, Path bindings, Progress progress)
            throws IOException {
        BindingRecipe recipe = BindingRecipe.shipped(seed);
        return BindingTraining.train(
                base,
                Bindings.read(bindings, Rows.byIdea(rows)),
                choice.retain(base),
                steps > 0 ? recipe.withSteps(steps) : recipe,
                progress);
    }

    private Adapter further(LabModel base, Progress progress) throws IOException {
        if (bindings != null) {
            throw new IllegalArgumentException("--bindings is for new adapters, not for --further");
        }
        if (from == null) {
            throw new IllegalArgumentException("--further needs --from, the adapter to go on from");
        }
        List<Row> other = rows == null ? new BaseTexts(OTHER_WORLD).questions() : Rows.read(rows);
        Adapter adapter = Adapter.load(from, base.weights().shape());
        return AdapterTraining.further(
                base,
                adapter,
                other,
                AdapterRecipe.further(seed, steps > 0 ? steps : 150),
                progress);
    }
}
