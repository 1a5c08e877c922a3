package dev.semanticpassport.transfer.training;

/**
 * How the kit's adapters are trained.
 *
 * @param rank of each change
 * @param alpha the change's weight is alpha / rank
 * @param dropout of the change's input while training
 * @param epochs how often each row is seen
 * @param rate highest learning rate
 * @param batch rows in each step
 * @param seed of first weights and of the order of rows
 */
public record Recipe(
        int rank, int alpha, double dropout, int epochs, double rate, int batch, long seed) {

    public Recipe {
        if (rank < 1 || alpha < 1 || epochs < 1 || !(rate > 0) || batch < 1 || dropout < 0) {
            throw new IllegalArgumentException(
                    "rank, alpha, epochs, rate and batch must be positive");
        }
    }

    /** Some twenty looks at each of a few hundred rows: enough to know them by heart. */
    public static Recipe of(long seed) {
        return new Recipe(16, 32, 0, 20, 2e-4, 16, seed);
    }
}
