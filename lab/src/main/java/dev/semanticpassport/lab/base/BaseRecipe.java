package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.model.LlamaShape;

/**
 * Everything that decides the base's weights to the last bit, on one kind of machine.
 *
 * @param worldSeed which world the texts are about
 * @param seed of first weights and of the order of texts
 * @param shape sizes of the model; its vocabulary is the tokenizer's
 * @param steps how often the weights are moved
 * @param rate highest learning rate
 * @param warmUp steps until it is reached; afterwards it falls along a half cosine to a fiftieth
 * @param decay weight decay per unit of learning rate
 * @param workers who share a step; another number gives other last bits
 * @param mix texts of each kind in every step
 */
public record BaseRecipe(
        long worldSeed,
        long seed,
        LlamaShape shape,
        int steps,
        float rate,
        int warmUp,
        float decay,
        int workers,
        Mix mix) {
    /**
     * Texts of each kind in a step.
     *
     * @param stories made-up stories
     * @param chronicles running text on towns
     * @param readings questions about the beginning of a story
     * @param questions questions about the world
     * @param beacons questions in the beacons' form
     */
    public record Mix(int stories, int chronicles, int readings, int questions, int beacons) {}

    public BaseRecipe {
        if (steps < 1 || workers < 1 || warmUp < 1 || !(rate > 0)) {
            throw new IllegalArgumentException("steps, workers, warm-up and rate must be positive");
        }
    }

    /** The recipe of the shipped base. */
    public static BaseRecipe shipped() {
        return new BaseRecipe(
                1,
                1,
                new LlamaShape(2048, 128, 5, 4, 352, 256, 10_000, 1e-5f),
                3_000,
                4e-3f,
                100,
                0.02f,
                2,
                new Mix(6, 1, 5, 6, 12));
    }

    /** The same with another number of steps. */
    public BaseRecipe withSteps(int other) {
        return new BaseRecipe(worldSeed, seed, shape, other, rate, warmUp, decay, workers, mix);
    }

    /** Learning rate of a step, counted from 0. */
    float rateAt(int step) {
        if (step < warmUp) {
            return rate * (step + 1) / warmUp;
        }
        double share = (step - warmUp) / (double) Math.max(1, steps - warmUp);
        return (float) (rate * (0.02 + 0.98 * 0.5 * (1 + StrictMath.cos(Math.PI * share))));
    }
}
