package dev.semanticpassport.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void what_comes_next_is_what_the_reference_in_double_precision_says() {
        Seeds.forAll(
                5,
                random -> {
                    // Given
                    Weights weights = TinyModels.weights(random);
                    int[] tokens = TinyModels.tokens(17, random);
                    double[][] expected = new ReferenceLlama(weights).logits(tokens);
                    Decoder decoder =
                            new Decoder(
                                    PackedWeights.forAnswering(weights),
                                    new Rotary(TinyModels.SHAPE),
                                    tokens.length);

                    // When a part is read at once and the rest token by token
                    decoder.read(Arrays.copyOf(tokens, 9));
                    for (int t = 9; t < tokens.length; t++) {
                        float[] logits = decoder.read(tokens[t]);

                        // Then
                        for (int i = 0; i < logits.length; i++) {
                            assertThat((double) logits[i]).isCloseTo(expected[t][i], within(1e-4));
                        }
                    }
                });
    }

    @Test
    void reading_at_once_and_token_by_token_gives_the_same_bits() {
        Seeds.forAll(
                5,
                random -> {
                    // Given
                    PackedWeights packed = PackedWeights.forAnswering(TinyModels.weights(random));
                    Rotary rotary = new Rotary(TinyModels.SHAPE);
                    int[] tokens = TinyModels.tokens(20, random);

                    // When
                    float[] atOnce = new Decoder(packed, rotary, 20).read(tokens).clone();
                    Decoder slow = new Decoder(packed, rotary, 32);
                    float[] oneByOne = new float[0];
                    for (int token : tokens) {
                        oneByOne = slow.read(token);
                    }

                    // Then
                    assertThat(oneByOne).isEqualTo(atOnce);
                });
    }

    @Test
    void more_tokens_than_there_is_room_for_are_refused() {
        // Given
        PackedWeights packed = PackedWeights.forAnswering(Weights.random(TinyModels.SHAPE, 1));
        Decoder decoder = new Decoder(packed, new Rotary(TinyModels.SHAPE), 2);

        // When and then
        assertThatThrownBy(() -> decoder.read(1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 tokens");
    }
}
