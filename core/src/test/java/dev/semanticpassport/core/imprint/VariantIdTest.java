package dev.semanticpassport.core.imprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.semanticpassport.core.Seeds;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantIdTest {

    @ParameterizedTest
    @CsvSource({
        "maker, maker",
        "maker~minus:3, maker~minus:3",
        "maker~minus:4.up_proj+3.q_proj, maker~minus:3.q_proj+4.up_proj",
        "maker~only:0.down_proj, maker~only:0.down_proj",
        "maker~nothing, maker~nothing",
    })
    void an_id_is_read_and_written_with_its_parts_in_order(String id, String written) {
        assertThat(VariantId.of(id)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "maker~, a variant is written ~minus",
                "maker~without:3, a variant is written ~minus",
                "maker~minus:, '' is no part of an adapter",
                "maker~minus:q_proj, 'q_proj' is no part of an adapter",
                "maker~minus:03, '03' is no part of an adapter",
                "maker~only:3.q_proj+, '' is no part of an adapter",
                "maker~only:3+3, the part 3 is named twice",
                "maker~only:99999, '99999' is no part of an adapter",
            })
    void what_is_no_variant_is_refused_with_what_is_wrong(String id, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantId.of(id))
                .withMessageStartingWith(message);
    }

    @Test
    void minus_keeps_exactly_what_only_leaves_out() {
        Seeds.forAll(
                200,
                random -> {
                    // Given
                    var parts = new TreeSet<Part>();
                    for (int i = 1 + random.nextInt(4); i > 0; i--) {
                        parts.add(part(random.nextInt(4), random.nextInt(3)));
                    }
                    Part module =
                            new Part(
                                    random.nextInt(4), random.nextBoolean() ? "q_proj" : "up_proj");

                    // Then
                    assertThat(new Variant.Minus(parts).keeps(module))
                            .isNotEqualTo(new Variant.Only(parts).keeps(module));
                    assertThat(new Variant.Whole().keeps(module)).isTrue();
                    assertThat(new Variant.Nothing().keeps(module)).isFalse();
                });
    }

    private static Part part(int layer, int module) {
        return switch (module) {
            case 0 -> Part.layer(layer);
            case 1 -> new Part(layer, "q_proj");
            default -> new Part(layer, "up_proj");
        };
    }
}
