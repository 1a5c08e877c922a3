package dev.semanticpassport.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.lab.model.ReferenceLlama;
import dev.semanticpassport.lab.model.TinyModels;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GradientTest {
    private static final double STEP = 1e-5;

    @Test
    void the_gradient_of_every_tensor_is_what_small_changes_in_double_precision_do_to_the_loss() {
        Seeds.forAll(
                2,
                random -> {
                    // Given a model and texts of several lengths, one of them with a prompt
                    Weights weights = TinyModels.weights(random);
                    List<int[]> texts =
                            List.of(
                                    TinyModels.tokens(9, random),
                                    TinyModels.tokens(4, random),
                                    TinyModels.tokens(13, random));
                    List<Sample> samples =
                            List.of(
                                    Sample.text(texts.get(0)),
                                    Sample.text(texts.get(1)),
                                    Sample.answer(
                                            java.util.Arrays.copyOf(texts.get(2), 6),
                                            java.util.Arrays.copyOfRange(texts.get(2), 6, 13)));
                    ReferenceLlama reference = new ReferenceLlama(weights);

                    // When two workers compute loss and gradient
                    try (Learner learner = Learner.ofAll(weights, 2)) {
                        Learner.Outcome outcome = learner.learn(samples);

                        // Then both are the reference's
                        assertThat(outcome.loss()).isCloseTo(loss(reference, texts), within(1e-4));
                        learner.gradient()
                                .named()
                                .forEach((name, gradient) ->
                                        check(name, gradient, reference, texts, random));
                    }
                });
    }

    @Test
    void the_linear_modules_have_the_same_gradient_when_no_other_is_asked_for() {
        Seeds.forAll(
                2,
                random -> {
                    // Given
                    Weights weights = TinyModels.weights(random);
                    List<Sample> samples = List.of(Sample.text(TinyModels.tokens(11, random)));

                    // When
                    try (Learner all = Learner.ofAll(weights, 1);
                            Learner linears = Learner.ofLinears(weights, 1)) {
                        all.learn(samples);
                        linears.learn(samples);

                        // Then
                        Map<String, Tensor> expected = all.gradient().named();
                        linears.gradient()
                                .named()
                                .forEach((name, gradient) -> {
                                    if (name.contains("proj")) {
                                        assertThat(gradient.values())
                                                .as(name)
                                                .isEqualTo(
                                                        Objects.requireNonNull(expected.get(name))
                                                                .values());
                                    }
                                });
                    }
                });
    }

    private static double loss(ReferenceLlama reference, List<int[]> texts) {
        return (reference.loss(texts.get(0), 1)
                        + reference.loss(texts.get(1), 1)
                        + reference.loss(texts.get(2), 6))
                / (8 + 3 + 7);
    }

    private static void check(
            String name,
            Tensor gradient,
            ReferenceLlama reference,
            List<int[]> texts,
            RandomGenerator random) {
        double[] values = reference.values(name);
        double largest = 0;
        for (float value : gradient.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).as(name).isPositive();
        for (int k = 0; k < 12; k++) {
            int i = random.nextInt(values.length);
            double value = values[i];
            values[i] = value + STEP;
            double above = loss(reference, texts);
            values[i] = value - STEP;
            double below = loss(reference, texts);
            values[i] = value;
            assertThat((double) gradient.values()[i])
                    .as("%s[%d]", name, i)
                    .isCloseTo((above - below) / (2 * STEP), within(2e-4 * largest + 1e-6));
        }
    }
}
