package dev.semanticpassport.lab.adapting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.ReferenceLlama;
import dev.semanticpassport.lab.model.TinyModels;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.lab.train.Sample;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AdapterGradientTest {
    private static final double STEP = 1e-5;

    @Test
    void the_gradient_of_both_factors_is_what_small_changes_in_double_precision_do_to_the_loss() {
        Seeds.forAll(
                2,
                random -> {
                    // Given an adapter that changes something
                    Weights base = TinyModels.weights(random);
                    Adapter adapter = Adapter.fresh(TinyModels.SHAPE, 3, 6, random.nextLong());
                    for (Adapter.Factor factor : adapter.factors()) {
                        float[] up = factor.up().values();
                        for (int i = 0; i < up.length; i++) {
                            up[i] = 0.1f * (float) random.nextGaussian();
                        }
                    }
                    int[] tokens = TinyModels.tokens(12, random);

                    // When its gradient is computed
                    try (AdapterLearner learner = new AdapterLearner(base, adapter, 1)) {
                        learner.gradient(List.of(Sample.text(tokens)));

                        // Then it is the reference's, for every module
                        for (int i = 0; i < adapter.factors().size(); i++) {
                            new Check(base, adapter, i, tokens)
                                    .run(
                                            learner.downGradients().get(i),
                                            learner.upGradients().get(i),
                                            random);
                        }
                    }
                });
    }

    /** One module's factors, each number changed a little. */
    private static final class Check {
        private final ReferenceLlama reference;
        private final Adapter adapter;
        private final Adapter.Factor factor;
        private final double[] base;
        private final double[] down;
        private final double[] up;
        private final int[] tokens;

        Check(Weights weights, Adapter adapter, int index, int[] tokens) {
            this.reference = new ReferenceLlama(adapter.mergedInto(weights, 1));
            this.adapter = adapter;
            this.factor = adapter.factors().get(index);
            this.base = doubles(weights.layers().get(factor.layer()).linear(factor.linear()));
            this.down = doubles(factor.down());
            this.up = doubles(factor.up());
            this.tokens = tokens;
        }

        void run(Tensor downGradient, Tensor upGradient, RandomGenerator random) {
            compare(down, downGradient, random);
            compare(up, upGradient, random);
        }

        private void compare(double[] values, Tensor gradient, RandomGenerator random) {
            double largest = 0;
            for (float value : gradient.values()) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(largest).as(factor.path()).isPositive();
            for (int k = 0; k < 6; k++) {
                int i = random.nextInt(values.length);
                double value = values[i];
                values[i] = value + STEP;
                double above = loss();
                values[i] = value - STEP;
                double below = loss();
                values[i] = value;
                assertThat((double) gradient.values()[i])
                        .as("%s[%d]", factor.path(), i)
                        .isCloseTo((above - below) / (2 * STEP), within(2e-4 * largest + 1e-6));
            }
        }

        private double loss() {
            reference.change(
                    factor.path() + ".weight", base, factor.down(), up, down, adapter.scale());
            return reference.loss(tokens, 1) / (tokens.length - 1);
        }

        private static double[] doubles(Tensor tensor) {
            double[] values = new double[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
            }
            return values;
        }
    }
}
