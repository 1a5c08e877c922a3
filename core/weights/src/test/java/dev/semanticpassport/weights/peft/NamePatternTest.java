package dev.semanticpassport.weights.peft;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    private static final String[] PIECES = {
        "a", "b", "1", "2", ".", "\\.", ".*", "\\d+", "\\w*", "a*", "b+", ".+", "_"
    };

    @Test
    void aKitsBoundLayerIsItsModulesAlone() {
        NamePattern layer = NamePattern.parse("layers\\.2\\..*").orElseThrow();

        assertThat(layer.matches("model.layers.2.self_attn.q_proj")).isTrue();
        assertThat(layer.matches("layers.2.mlp.up_proj")).isTrue();
        assertThat(layer.matches("model.layers.12.self_attn.q_proj")).isFalse();
        assertThat(layer.matches("model.my_layers.2.self_attn.q_proj")).isFalse();
        assertThat(layer.matches("model.layers.2")).isFalse();
    }

    @Test
    void matchesWhatPeftsExpressionMatches() {
        forAll(
                5_000,
                random -> {
                    String key = (random.nextInt(4) == 0 ? "^" : "") + some(random, PIECES, 5);
                    String name = some(random, new String[] {"a", "b", "1", "2", ".", "_"}, 8);

                    assertThat(NamePattern.parse(key).orElseThrow().matches(name))
                            .as("%s on %s", key, name)
                            .isEqualTo(
                                    Pattern.compile("(.*\\.)?(" + key + ")$")
                                            .matcher(name)
                                            .matches());
                });
    }

    private static String some(RandomGenerator random, String[] pieces, int most) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(1, most + 1);
        for (int i = 0; i < count; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void aKeyThatWouldTakeLongIsNotRead() {
        assertThat(NamePattern.parse(".*".repeat(8))).isPresent();
        assertThat(NamePattern.parse(".*".repeat(9))).isEmpty();
        assertThat(NamePattern.parse("a".repeat(256))).isPresent();
        assertThat(NamePattern.parse("a".repeat(257))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "a|b", "[ab]", "a{2}", "a**", "", "^", "\\", "a\\", "a?"})
    void moreOfTheLanguageIsNotRead(String key) {
        assertThat(NamePattern.parse(key)).isEmpty();
    }
}
