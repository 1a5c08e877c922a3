package dev.semanticpassport.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.TinyModels;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GatedLearnerTest {
    private static final int MODULES = 14;

    @Test
    void each_text_is_read_with_its_own_modules_as_if_they_were_merged() {
        Seeds.forAll(
                3,
                random -> {
                    // Given texts that have other modules in force
                    Weights base = TinyModels.weights(random);
                    Adapter adapter = adapter(random);
                    List<GatedSample> samples = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        samples.add(sample(random, some(random), new BitSet()));
                    }

                    // When
                    double[] chances = learner(base, adapter).chances(samples);

                    // Then
                    for (int i = 0; i < samples.size(); i++) {
                        GatedSample sample = samples.get(i);
                        Weights merged = adapter(adapter, sample.inForce()).mergedInto(base, 1);
                        try (Learner alone = Learner.ofLinears(merged, 1)) {
                            Learner.Outcome outcome = alone.look(List.of(sample.sample()));
                            double expected = Math.exp(-outcome.loss() * outcome.targets());
                            assertThat(chances[i]).isCloseTo(expected, within(1e-4 * expected));
                        }
                    }
                });
    }

    @Test
    void a_module_moves_by_the_texts_it_learns_from_and_by_no_others() {
        Seeds.forAll(
                3,
                random -> {
                    // Given two texts under the same modules, of which each moves other modules
                    Weights base = TinyModels.weights(random);
                    Adapter adapter = adapter(random);
                    BitSet inForce = some(random);
                    BitSet first = (BitSet) inForce.clone();
                    first.clear(7, MODULES);
                    BitSet second = (BitSet) inForce.clone();
                    second.clear(0, 7);
                    GatedSample one = sample(random, inForce, first);
                    GatedSample other = sample(random, inForce, second);

                    // When
                    GatedLearner together = learner(base, adapter);
                    together.gradient(List.of(one, other));

                    // Then each module's gradient is its own text's, at half its weight
                    GatedLearner alone = learner(base, adapter);
                    for (GatedSample sample : List.of(one, other)) {
                        alone.gradient(List.of(new GatedSample(sample.sample(), inForce, inForce)));
                        for (int i = 0; i < 2 * MODULES; i++) {
                            float[] expected = alone.gradients().get(i).values();
                            if (sample.learning().get(i % MODULES)) {
                                assertClose(together.gradients().get(i).values(), expected, .5f);
                            }
                        }
                    }
                    for (int i = 0; i < 2 * MODULES; i++) {
                        if (!inForce.get(i % MODULES)) {
                            assertThat(together.gradients().get(i).values()).containsOnly(0f);
                        }
                    }
                });
    }

    @Test
    void what_is_foretold_by_the_base_leaves_the_base_where_it_is() {
        Seeds.forAll(
                3,
                random -> {
                    // Given
                    Weights base = TinyModels.weights(random);
                    Adapter adapter = adapter(random);
                    GatedLearner learner = learner(base, adapter);
                    GatedSample bare = sample(random, new BitSet(), new BitSet());
                    Sample wanted =
                            bare.sample().foretoldAs(learner.foretold(List.of(bare)).getFirst());
                    adapter.factors().forEach(factor -> Arrays.fill(factor.up().values(), 0f));
                    BitSet all = new BitSet();
                    all.set(0, MODULES);

                    // When
                    learner.gradient(List.of(new GatedSample(wanted, all, all)));

                    // Then
                    for (Tensor gradient : learner.gradients()) {
                        for (float value : gradient.values()) {
                            assertThat(value).isCloseTo(0f, within(1e-5f));
                        }
                    }
                });
    }

    private static void assertClose(float[] values, float[] expected, float share) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(share * expected[i], within(1e-3f * largest + 1e-7f));
        }
    }

    private static GatedLearner learner(Weights base, Adapter adapter) {
        return new GatedLearner(
                base,
                adapter.factors().stream().map(Adapter.Factor::down).toList(),
                adapter.factors().stream().map(Adapter.Factor::up).toList(),
                adapter.scale());
    }

    private static GatedSample sample(RandomGenerator random, BitSet inForce, BitSet learning) {
        return new GatedSample(Sample.text(TinyModels.tokens(8, random)), inForce, learning);
    }

    private static BitSet some(RandomGenerator random) {
        BitSet some = new BitSet();
        for (int i = 0; i < MODULES; i++) {
            some.set(i, random.nextBoolean());
        }
        return some;
    }

    private static Adapter adapter(RandomGenerator random) {
        Adapter adapter = Adapter.fresh(TinyModels.SHAPE, 3, 6, random.nextLong());
        for (Adapter.Factor factor : adapter.factors()) {
            float[] up = factor.up().values();
            for (int i = 0; i < up.length; i++) {
                up[i] = .1f * (float) random.nextGaussian();
            }
        }
        return adapter;
    }

    /** The same with the changes of other modules at zero. */
    private static Adapter adapter(Adapter adapter, BitSet inForce) {
        Adapter copy = adapter.copy();
        for (int i = 0; i < MODULES; i++) {
            if (!inForce.get(i)) {
                Arrays.fill(copy.factors().get(i).up().values(), 0f);
            }
        }
        return copy;
    }
}
