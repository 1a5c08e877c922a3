package dev.semanticpassport.local.bench.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.lab.model.Decoder;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.PackedWeights;
import dev.semanticpassport.lab.model.Rotary;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReworkingTest {
    private static final LlamaShape SHAPE = new LlamaShape(40, 16, 2, 2, 24, 32, 10_000, 1e-5f);
    private static final int[] TEXT = {1, 5, 9, 30, 2, 7};

    @Test
    void whatOnlyReordersOrStretchesSaysTheSame() {
        Weights parent = parent();
        float[] said = said(parent.named());
        SplittableRandom random = new SplittableRandom(3);
        List<UnaryOperator<Reworking>> ways =
                List.of(
                        one -> one.channels(random),
                        one -> one.heads(random),
                        one -> one.coordinates(random),
                        one -> one.stretched(random),
                        one ->
                                one.channels(random)
                                        .heads(random)
                                        .coordinates(random)
                                        .stretched(random));

        for (UnaryOperator<Reworking> way : ways) {
            SequencedMap<String, Tensor> made =
                    way.apply(Reworking.of(SHAPE, parent.named())).tensors();

            assertThat(made.get("model.layers.0.mlp.up_proj.weight"))
                    .isNotSameAs(parent.named().get("model.layers.0.mlp.up_proj.weight"));
            assertClose(said(made), said);
        }
    }

    @Test
    void aRotatedStreamSaysTheSame() {
        Weights parent = parent();
        // with the last gains at one, the embedding is its own output
        Arrays.fill(parent.norm().values(), 1f);
        SequencedMap<String, Tensor> made =
                new LinkedHashMap<>(
                        Reworking.of(SHAPE, parent.named())
                                .rotated(new SplittableRandom(4))
                                .tensors());

        assertThat(made.remove("lm_head.weight")).isNotNull();
        assertClose(said(made), said(parent.named()));
    }

    @Test
    void fourBitsAreOfFewValuesAndNearTheNumbers() {
        float[] numbers = parent().embedding().values();
        for (UnaryOperator<float[]> rounding :
                List.<UnaryOperator<float[]>>of(Rounding::q4, Rounding::q4k)) {
            float[] rounded = rounding.apply(numbers);

            float[] block = Arrays.copyOf(rounded, 32);
            assertThat(
                            java.util.stream.IntStream.range(0, 32)
                                    .mapToObj(i -> block[i])
                                    .distinct()
                                    .count())
                    .isLessThanOrEqualTo(16);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(rounded[i]).isCloseTo(numbers[i], within(0.01f));
            }
        }
    }

    private static Weights parent() {
        Weights weights = Weights.random(SHAPE, 1);
        SplittableRandom random = new SplittableRandom(2);
        weights.named()
                .forEach((_, tensor) -> {
                    for (int i = 0; i < tensor.values().length && !tensor.isMatrix(); i++) {
                        tensor.values()[i] = (float) random.nextDouble(0.5, 1.5);
                    }
                });
        return weights;
    }

    private static float[] said(SequencedMap<String, Tensor> tensors) {
        Decoder decoder =
                new Decoder(
                        PackedWeights.forAnswering(Weights.of(SHAPE, tensors)),
                        new Rotary(SHAPE),
                        SHAPE.positions());
        return decoder.read(TEXT).clone();
    }

    private static void assertClose(float[] said, float[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            assertThat(said[i]).isCloseTo(wanted[i], within(1e-4f));
        }
    }
}
