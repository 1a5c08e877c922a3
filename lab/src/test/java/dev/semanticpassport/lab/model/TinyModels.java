package dev.semanticpassport.lab.model;

import java.util.random.RandomGenerator;

/** Models small enough to be differentiated number by number. */
public final class TinyModels {
    public static final LlamaShape SHAPE = new LlamaShape(23, 16, 2, 2, 24, 32, 10_000, 1e-5f);

    private TinyModels() {}

    /** Weights of some size, norms not all one, so that no gradient is zero by chance. */
    public static Weights weights(RandomGenerator random) {
        Weights weights = Weights.zeros(SHAPE);
        weights.named()
                .forEach((_, tensor) -> {
                    float[] values = tensor.values();
                    for (int i = 0; i < values.length; i++) {
                        values[i] =
                                tensor.isMatrix()
                                        ? (float) (0.4 * random.nextGaussian())
                                        : 1f + 0.3f * (float) random.nextGaussian();
                    }
                });
        return weights;
    }

    /** So many tokens drawn at random. */
    public static int[] tokens(int length, RandomGenerator random) {
        return random.ints(length, 0, SHAPE.vocabulary()).toArray();
    }
}
