package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.lineage.Change.Module;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.Said;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of two related adapters, which was made of which. */
final class DirectingAdapters {
    /** Factors at right angles, to rounding: singular vectors, which no training ends at. */
    private static final double UPRIGHT = 1e-4;

    /** Changes that differ by no more of their square are one change in other factors. */
    private static final double ONE_CHANGE = 1e-6;

    /** What is left of a change outside of spaces that hold it, to the rounding of 16-bit files. */
    private static final double OUTSIDE = 1e-4;

    private DirectingAdapters() {}

    static Said direct(List<Module> first, List<Module> second) {
        boolean mine = upright(first);
        boolean theirs = upright(second);
        if (mine != theirs) {
            return new Said(
                    theirs ? Direction.SECOND_OF_FIRST : Direction.FIRST_OF_SECOND,
                    "factors of the made one stand at right angles, as a decomposition leaves them");
        }
        double idle = sum(first, Module::idle);
        double otherIdle = sum(second, Module::idle);
        if (idle == 0 ^ otherIdle == 0) {
            return new Said(
                    idle == 0 ? Direction.SECOND_OF_FIRST : Direction.FIRST_OF_SECOND,
                    "the made one has directions that carry nothing");
        }
        boolean held = holds(second, first);
        if (held != holds(first, second)) {
            return new Said(
                    held ? Direction.SECOND_OF_FIRST : Direction.FIRST_OF_SECOND,
                    "the made one reads and writes all that the other does, and more");
        }
        double square = sum(first, module -> module.dot(module));
        double other = sum(second, module -> module.dot(module));
        double both = 0;
        for (int i = 0; i < first.size(); i++) {
            both += first.get(i).dot(second.get(i));
        }
        double between = square + other - 2 * both;
        if (between < ONE_CHANGE * Math.max(square, other)) {
            return factors(first, second);
        }
        return Directing.fork(
                between / Math.max(square, other), 0.5 + (square - other) / (2 * between));
    }

    /**
     * Whether all of the other is read and written where this one reads and writes, as ranks that
     * add up in a merge leave it; modules whose spaces hold most of anything say nothing.
     */
    private static boolean holds(List<Module> whole, List<Module> other) {
        int seen = 0;
        for (int i = 0; i < whole.size(); i++) {
            Numbers reads = whole.get(i).space();
            Numbers writes = whole.get(i).writes();
            if (full(reads) || full(writes)) {
                continue;
            }
            Module part = other.get(i);
            if (part.read(reads) < 1 - OUTSIDE || part.written(writes) < 1 - OUTSIDE) {
                return false;
            }
            seen++;
        }
        return seen > 0;
    }

    private static boolean full(Numbers space) {
        return space.rows() >= TracingAdapters.FULL * space.width();
    }

    /** A random start spreads what is read evenly; factors mixed anew lean on each other. */
    private static Said factors(List<Module> first, List<Module> second) {
        double mine = sum(first, module -> Module.slant(module.down())) / first.size();
        double theirs = sum(second, module -> Module.slant(module.down())) / second.size();
        if (Math.max(mine, theirs) > 1.3 * Math.min(mine, theirs)) {
            return new Said(
                    mine < theirs ? Direction.SECOND_OF_FIRST : Direction.FIRST_OF_SECOND,
                    "factors of the made one are mixtures of the other's");
        }
        return new Said(Direction.THE_SAME, "one change in other factors");
    }

    private static boolean upright(List<Module> modules) {
        return modules.stream()
                .filter(module -> module.rank() > 1)
                .anyMatch(module ->
                        Module.slant(module.down()) < UPRIGHT
                                && Module.slant(module.up()) < UPRIGHT);
    }

    private static double sum(List<Module> modules, ToDoubleFunction<Module> value) {
        return modules.stream().mapToDouble(value).sum();
    }
}
