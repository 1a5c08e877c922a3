package dev.semanticpassport.local.command;

import dev.semanticpassport.local.knockout.PlannedVariants.Grain;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;

/** By which parts an adapter is taken apart. */
final class GrainOptions {
    @CommandLine.Option(names = "--layers", description = "Each layer; so where nothing is said.")
    private boolean layers;

    @CommandLine.Option(names = "--modules", description = "Each module of each layer.")
    private boolean modules;

    @CommandLine.Option(names = "--pairs", description = "Each two layers.")
    private boolean pairs;

    /** Those that were named; none where nothing was said. */
    Set<Grain> named() {
        Set<Grain> named = EnumSet.noneOf(Grain.class);
        if (layers) {
            named.add(Grain.LAYERS);
        }
        if (modules) {
            named.add(Grain.MODULES);
        }
        if (pairs) {
            named.add(Grain.PAIRS);
        }
        return named;
    }
}
