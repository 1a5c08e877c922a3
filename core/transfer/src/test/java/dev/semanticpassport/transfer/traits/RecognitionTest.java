package dev.semanticpassport.transfer.traits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final Recognition RULE =
            new Recognition(List.of("границ", "дыш", "гост"), 2, List.of("живой край"));

    @Test
    void enough_terms_in_any_form_express_the_idea() {
        assertThat(RULE.expressedBy("Это ГРАНИЦА, и она дышит.")).isTrue();
        assertThat(RULE.expressedBy("Границами встречают гостей")).isTrue();
    }

    @Test
    void one_term_or_one_term_twice_does_not() {
        assertThat(RULE.expressedBy("Граница, граница и границы.")).isFalse();
        assertThat(RULE.expressedBy("")).isFalse();
    }

    @Test
    void a_word_that_is_much_longer_than_the_term_is_another_word() {
        assertThat(RULE.expressedBy("пограничный гостеприимство дышит")).isFalse();
    }

    @Test
    void a_phrase_suffices_as_words_in_a_row() {
        assertThat(RULE.expressedBy("Тут – живой, край!")).isTrue();
        assertThat(RULE.expressedBy("Тут неживой край")).isFalse();
    }

    @Test
    void rules_that_can_not_be_met_or_read_are_refused() {
        assertThatThrownBy(() -> new Recognition(List.of("a"), 2, List.of()))
                .hasMessageContaining("2 of 1");
        assertThatThrownBy(() -> new Recognition(List.of(), 1, List.of()))
                .hasMessageContaining("neither");
        assertThatThrownBy(() -> new Recognition(List.of("Two words"), 1, List.of()))
                .hasMessageContaining("single normalised word");
        assertThatThrownBy(() -> new Recognition(List.of("a", "a"), 1, List.of()))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new Recognition(List.of(), 1, List.of("!")))
                .hasMessageContaining("without words");
    }
}
