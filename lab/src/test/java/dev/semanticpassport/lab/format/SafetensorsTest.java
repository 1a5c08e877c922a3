package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    @Test
    void what_is_written_in_full_precision_is_read_back_bit_by_bit() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    SequencedMap<String, Tensor> tensors = tensors(random);

                    // When
                    SequencedMap<String, Tensor> read =
                            read(Safetensors.write(tensors, Safetensors.Type.F32));

                    // Then
                    assertThat(read.sequencedKeySet())
                            .containsExactlyElementsOf(tensors.sequencedKeySet());
                    tensors.forEach((name, tensor) -> {
                        Tensor other = java.util.Objects.requireNonNull(read.get(name));
                        assertThat(other.shape()).isEqualTo(tensor.shape());
                        assertThat(other.values()).isEqualTo(tensor.values());
                    });
                });
    }

    @Test
    void bfloat16_rounds_to_the_nearest_and_is_stable_from_then_on() {
        Seeds.forAll(
                20,
                random -> {
                    // Given
                    byte[] once = Safetensors.write(tensors(random), Safetensors.Type.BF16);

                    // When
                    byte[] twice = Safetensors.write(read(once), Safetensors.Type.BF16);

                    // Then
                    assertThat(twice).isEqualTo(once);
                });
        assertThat(Safetensors.fromBf16(Safetensors.toBf16(1f + 1f / 256))).isEqualTo(1f);
        assertThat(Safetensors.fromBf16(Safetensors.toBf16(1.0040f))).isEqualTo(1.0078125f);
        assertThat(Safetensors.fromBf16(Safetensors.toBf16(Float.NaN))).isNaN();
    }

    @Test
    void bytes_that_are_no_safetensors_file_are_refused_with_a_reason() {
        byte[] good =
                Safetensors.write(
                        new LinkedHashMap<>(java.util.Map.of("a", Tensor.vector(3))),
                        Safetensors.Type.F32);
        assertThatThrownBy(() -> Safetensors.read(new byte[4]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a safetensors file");
        assertThatThrownBy(() ->
                        Safetensors.read("this is no such file".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Safetensors.read(Arrays.copyOf(good, good.length - 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tensor a");
    }

    private static SequencedMap<String, Tensor> read(byte[] bytes) {
        try {
            return Safetensors.read(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SequencedMap<String, Tensor> tensors(RandomGenerator random) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("first", Tensor.vector(1 + random.nextInt(9)));
        tensors.put("second", Tensor.matrix(1 + random.nextInt(9), 1 + random.nextInt(9)));
        for (Tensor tensor : tensors.values()) {
            for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] = (float) random.nextGaussian();
            }
        }
        return tensors;
    }
}
