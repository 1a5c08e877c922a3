package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.knockout.KnockoutBench;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether knock-out maps find ideas where they were planted. */
@CommandLine.Command(
        name = "knockout",
        description = "Ideas planted in single modules of adapters, found again by knock-out maps.",
        mixinStandardHelpOptions = true)
final class KnockoutBenchCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--models",
            defaultValue = "8",
            description = "Models with bindings (default: ${DEFAULT-VALUE}).")
    private int models;

    @CommandLine.Option(
            names = "--unbound",
            defaultValue = "4",
            description =
                    "Models that learn by all their modules, as usual (default: ${DEFAULT-VALUE}).")
    private int unbound;

    @CommandLine.Option(
            names = "--ideas",
            defaultValue = "8",
            description =
                    "Bound ideas of a model, and as many controls (default: ${DEFAULT-VALUE}).")
    private int ideas;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @Override
    public Integer call() throws InterruptedException {
        new KnockoutBench(Screen.ofProcess()).run(models, unbound, ideas, seed.seed());
        return 0;
    }
}
