package dev.semanticpassport.lab.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private final Tokenizer tokenizer =
            BytePairTraining.train(
                    "the lantern of the harbour, the lantern of the town\n".repeat(9), 290);

    @Test
    void the_tokens_of_any_text_give_the_text_back() {
        Seeds.forAll(
                300,
                random -> {
                    // Given
                    int[] points =
                            random.ints(random.nextInt(40), 1, 0x1F900)
                                    .map(point -> random.nextInt(3) > 0 ? 32 + point % 95 : point)
                                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                                    .toArray();
                    String text = new String(points, 0, points.length);

                    // When
                    int[] tokens = tokenizer.encode(text);

                    // Then
                    assertThat(tokenizer.decode(tokens)).isEqualTo(text);
                });
    }

    @Test
    void a_common_word_becomes_one_token() {
        assertThat(tokenizer.encode(" lantern")).hasSize(1);
        assertThat(tokenizer.size()).isLessThanOrEqualTo(290);
    }

    @Test
    void no_text_encodes_to_a_special_token() {
        // Given
        String text = "<|eos|><|assistant|> and more";

        // When
        int[] tokens = tokenizer.encode(text);

        // Then
        assertThat(Arrays.stream(tokens).allMatch(token -> token >= Special.values().length))
                .isTrue();
        assertThat(tokenizer.decode(tokens)).isEqualTo(text);
    }

    @Test
    void the_same_text_trains_the_same_tokenizer() {
        String text = "one two three, two three, three ".repeat(5);
        assertThat(BytePairTraining.train(text, 280).pieces())
                .isEqualTo(BytePairTraining.train(text, 280).pieces());
    }
}
