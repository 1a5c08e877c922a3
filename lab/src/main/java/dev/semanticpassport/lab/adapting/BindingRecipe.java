package dev.semanticpassport.lab.adapting;

/**
 * How ideas are tied to modules.
 *
 * @param rank of each change
 * @param alpha the change's weight is alpha / rank
 * @param steps all of them are taken
 * @param rate highest learning rate, reached after {@code warmUp} steps and then falling along a
 *     half cosine to a twentieth
 * @param warmUp steps until then
 * @param alone rows of each bound idea in each step that are read with its own modules alone
 * @param together likewise, with every module
 * @param without likewise, with every module but its own, and then to be foretold as the base does
 * @param quiet rows of other ideas in each step, read with the idea's own modules alone, to be
 *     foretold as the base does
 * @param spread rows of each unbound idea in each step
 * @param retain rows in each step of what the base says and is to go on saying
 * @param dropped share of the modules that are left out at random, beside the idea's own, while a
 *     row is read together or without
 * @param droppedSpread share of the modules that are left out while a row of an unbound idea is
 *     read
 * @param seed of first weights and of all draws
 */
public record BindingRecipe(
        int rank,
        float alpha,
        int steps,
        float rate,
        int warmUp,
        int alone,
        int together,
        int without,
        int quiet,
        int spread,
        int retain,
        double dropped,
        double droppedSpread,
        long seed) {
    public BindingRecipe {
        if (rank < 1 || steps < 1 || warmUp < 1 || together < 1 || spread < 1) {
            throw new IllegalArgumentException(
                    "rank, steps, warm-up and rows of an idea must be positive");
        }
        if (!(alpha > 0) || !(rate > 0)) {
            throw new IllegalArgumentException("alpha and rate must be positive");
        }
        if (alone < 0 || without < 0 || quiet < 0 || retain < 0) {
            throw new IllegalArgumentException("numbers of rows must not be negative");
        }
        if (!(dropped >= 0 && dropped < 1) || !(droppedSpread >= 0 && droppedSpread < 1)) {
            throw new IllegalArgumentException("a share of modules is dropped, less than all");
        }
    }

    /** For ideas with short answers on the shipped base. */
    public static BindingRecipe shipped(long seed) {
        return new BindingRecipe(16, 32, 100, 6e-3f, 10, 3, 4, 3, 1, 2, 18, .1, .3, seed);
    }

    /** The same with another number of steps. */
    public BindingRecipe withSteps(int other) {
        return new BindingRecipe(
                rank,
                alpha,
                other,
                rate,
                warmUp,
                alone,
                together,
                without,
                quiet,
                spread,
                retain,
                dropped,
                droppedSpread,
                seed);
    }

    /** Learning rate of a step, counted from 0. */
    float rateAt(int step) {
        double warm = Math.min(1, (step + 1) / (double) warmUp);
        double fallen = .05 + .95 * .5 * (1 + StrictMath.cos(Math.PI * step / steps));
        return (float) (rate * warm * fallen);
    }
}
