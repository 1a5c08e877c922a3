package dev.semanticpassport.weights.changes;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.Refusal;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a model was changed.
 *
 * @param modules in the order of their layers
 * @param kept how many matrices are the same to the last bit
 * @param whole modules that stand in place of the parent's, or beside them, and have no difference
 *     to it that could be measured
 * @param vocabularyRows that the parent does not have; 0 where it is not at hand
 * @param refusals what could not be compared, and why
 */
public record ChangeMap(
        List<ModuleChange> modules,
        int kept,
        List<String> whole,
        long vocabularyRows,
        List<Refusal> refusals) {
    public ChangeMap {
        modules = List.copyOf(modules);
        whole = List.copyOf(whole);
        refusals = List.copyOf(refusals);
    }

    /** Σ of all modules' energies. */
    public double energy() {
        return modules.stream().mapToDouble(ModuleChange::energy).sum();
    }

    /** A module's part of the whole energy, from 0 to 1. */
    public double share(ModuleChange module) {
        double all = energy();
        return all == 0 ? 0 : module.energy() / all;
    }

    /** The shares as a drawing has them: a row for each layer, a column for each part of one. */
    public Grid grid() {
        TreeSet<String> parts = new TreeSet<>();
        TreeMap<Integer, TreeMap<String, Double>> shares = new TreeMap<>();
        for (ModuleChange module : modules) {
            ModuleName name = ModuleName.of(module.module());
            parts.add(name.part());
            shares.computeIfAbsent(name.layer().orElse(Grid.OUTSIDE), _ -> new TreeMap<>())
                    .merge(name.part(), share(module), Double::sum);
        }
        return new Grid(List.copyOf(parts), shares);
    }

    /**
     * Shares by layer and part.
     *
     * @param parts the columns
     * @param shares by layer, and {@link #OUTSIDE} for what stands outside the layers
     */
    public record Grid(List<String> parts, TreeMap<Integer, TreeMap<String, Double>> shares) {
        /** Row of what belongs to no layer. */
        public static final int OUTSIDE = -1;

        /** The greatest share of a cell. */
        public double greatest() {
            return shares.values().stream()
                    .flatMap(row -> row.values().stream())
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }
    }
}
