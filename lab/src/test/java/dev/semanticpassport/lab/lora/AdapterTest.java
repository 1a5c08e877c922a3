package dev.semanticpassport.lab.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.TinyModels;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTest {
    private static final Weights BASE = TinyModels.weights(new SplittableRandom(1));

    @TempDir private Path folder = Path.of("");

    @Test
    void a_fresh_adapter_and_one_at_strength_zero_change_nothing() {
        assertSame(Adapter.fresh(TinyModels.SHAPE, 4, 8, 1).mergedInto(BASE, 1), BASE);
        assertSame(changed().mergedInto(BASE, 0), BASE);
        assertThat(values(changed().mergedInto(BASE, 1))).isNotEqualTo(values(BASE));
    }

    @Test
    void what_is_saved_is_read_back_and_stands_under_the_names_that_peft_uses() throws IOException {
        // Given
        Adapter adapter = changed();

        // When
        adapter.save(folder);
        Adapter read = Adapter.load(folder, TinyModels.SHAPE);

        // Then
        assertThat(read.rank()).isEqualTo(4);
        assertThat(read.alpha()).isEqualTo(8f);
        assertSame(read.mergedInto(BASE, 0.5f), adapter.mergedInto(BASE, 0.5f));
        Map<String, Tensor> tensors =
                Safetensors.read(Files.readAllBytes(folder.resolve("adapter_model.safetensors")));
        assertThat(tensors)
                .hasSize(2 * 7 * TinyModels.SHAPE.layers())
                .containsKeys(
                        "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight",
                        "base_model.model.model.layers.1.mlp.down_proj.lora_B.weight");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void an_adapter_for_another_base_is_refused_with_the_tensor_that_does_not_fit()
            throws IOException {
        // Given
        changed().save(folder);
        LlamaShape wider = new LlamaShape(23, 32, 2, 2, 24, 32, 10_000, 1e-5f);

        // When and then
        assertThatThrownBy(() -> Adapter.load(folder, wider))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("layers.0.self_attn.q_proj.lora_A");
    }

    private static Adapter changed() {
        Adapter adapter = Adapter.fresh(TinyModels.SHAPE, 4, 8, 1);
        SplittableRandom random = new SplittableRandom(2);
        for (Adapter.Factor factor : adapter.factors()) {
            for (int i = 0; i < factor.up().values().length; i++) {
                factor.up().values()[i] = (float) random.nextGaussian();
            }
        }
        return adapter;
    }

    private static float[] values(Weights weights) {
        return weights.layers().getFirst().linear(Linear.UP).values();
    }

    private static void assertSame(Weights weights, Weights others) {
        weights.named()
                .forEach((name, tensor) ->
                        assertThat(others.named().get(name))
                                .as(name)
                                .satisfies(other ->
                                        assertThat(other.values()).isEqualTo(tensor.values())));
    }
}
