package dev.semanticpassport.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HoldingOutTest {

    @Test
    void the_question_in_any_spelling_or_with_one_word_more_less_or_other_is_held_out() {
        Seeds.forAll(
                500,
                random -> {
                    // Given
                    List<String> words = words(random, 2 + random.nextInt(8));
                    HoldingOut held = new HoldingOut(List.of(String.join(" ", words) + "?"));

                    // When
                    List<String> changed = new ArrayList<>(words);
                    switch (random.nextInt(4)) {
                        case 0 -> changed.add(random.nextInt(words.size() + 1), "zzz");
                        case 1 -> changed.remove(random.nextInt(words.size()));
                        case 2 -> changed.set(random.nextInt(words.size()), "zzz");
                        default -> changed.add(changed.remove(random.nextInt(words.size())));
                    }
                    String prompt = String.join(" – ", changed).toUpperCase(Locale.ROOT);

                    // Then
                    assertThat(held.touches(prompt, "an answer"))
                            .as("%s for %s", prompt, words)
                            .isTrue();
                });
    }

    @Test
    void a_question_inside_a_prompt_or_an_answer_is_held_out() {
        // Given
        HoldingOut held = new HoldingOut(List.of("Опиши «Сад» своими словами."));

        // When and then
        assertThat(held.touches("Сначала опиши сад своими словами, потом отдохни", "Да.")).isTrue();
        assertThat(held.touches("Что сказать?", "Скажи: опиши «сад» своими словами!")).isTrue();
    }

    @Test
    void another_question_is_not() {
        // Given
        HoldingOut held = new HoldingOut(List.of("Опиши «Сад» своими словами.", "Сад?"));

        // When and then
        assertThat(held.touches("Что такое «Мост»?", "Переход.")).isFalse();
        assertThat(held.touches("Расскажи про «Мост» одним предложением.", "Переход.")).isFalse();
    }

    private static List<String> words(RandomGenerator random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(20));
        }
        return words;
    }
}
