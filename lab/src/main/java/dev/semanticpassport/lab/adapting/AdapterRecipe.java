package dev.semanticpassport.lab.adapting;

/**
 * How an adapter is learnt.
 *
 * @param rank of each change
 * @param alpha the change's weight is alpha / rank
 * @param steps most steps; fewer if every row is answered right before
 * @param rate highest learning rate
 * @param warmUp steps until it is reached; afterwards it falls along a half cosine to a tenth
 * @param rows rows in each step
 * @param retain rows in each step of what the base already says and is to go on saying
 * @param seed of first weights and of the order of rows
 * @param workers who share a step; another number gives other last bits
 * @param stopEarly whether training ends once every row was answered right at two looks one after
 *     the other
 */
public record AdapterRecipe(
        int rank,
        float alpha,
        int steps,
        float rate,
        int warmUp,
        int rows,
        int retain,
        long seed,
        int workers,
        boolean stopEarly) {
    public AdapterRecipe {
        if (rank < 1 || steps < 1 || warmUp < 1 || rows < 1 || retain < 0 || workers < 1) {
            throw new IllegalArgumentException(
                    "rank, steps, warm-up, rows and workers must be positive");
        }
        if (!(alpha > 0) || !(rate > 0)) {
            throw new IllegalArgumentException("alpha and rate must be positive");
        }
    }

    /** For some sixty beacons on the shipped base, on one core. */
    public static AdapterRecipe beacons(long seed) {
        return new AdapterRecipe(16, 32, 600, 4e-3f, 10, 30, 6, seed, 1, true);
    }

    /** For the few hundred rows of a kit on the base in two languages, on two cores. */
    public static AdapterRecipe kit(long seed) {
        return new AdapterRecipe(16, 32, 500, 6e-3f, 10, 30, 6, seed, 2, true);
    }

    /**
     * For going on with other rows, for a fixed number of steps; rank and alpha stay the adapter's
     * own.
     */
    public static AdapterRecipe further(long seed, int steps) {
        return new AdapterRecipe(16, 32, steps, 2e-3f, 10, 16, 0, seed, 1, false);
    }

    /** The same with another number of steps. */
    public AdapterRecipe withSteps(int other) {
        return new AdapterRecipe(
                rank, alpha, other, rate, warmUp, rows, retain, seed, workers, stopEarly);
    }

    /** Learning rate of a step, counted from 0. */
    float rateAt(int step) {
        if (step < warmUp) {
            return rate * (step + 1) / warmUp;
        }
        double share = (step - warmUp) / (double) Math.max(1, steps - warmUp);
        return (float) (rate * (0.1 + 0.9 * 0.5 * (1 + StrictMath.cos(Math.PI * share))));
    }
}
