package dev.semanticpassport.lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.format.Json;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoLanguageBaseTest {
    private static final LabModel BASE = Base.twoLanguages();
    private static final TwoLanguageTexts TEXTS =
            new TwoLanguageTexts(TwoLanguageTexts.recipe().worldSeed());

    @Test
    void it_answers_what_is_asked_about_its_glossary_in_every_form() {
        // Given
        List<Row> questions = TEXTS.questions();
        List<Row> some =
                IntStream.range(0, 200)
                        .mapToObj(i -> questions.get(i * 13 % questions.size()))
                        .toList();

        // When
        int right = AdapterTraining.hits(BASE, some);

        // Then
        assertThat(right).isGreaterThan(some.size() * 95 / 100);
    }

    @Test
    void it_answers_questions_in_the_beacons_form_by_a_word_of_the_asked_languages_list() {
        // Given
        Set<String> words = new HashSet<>(WordLists.beaconWords());
        words.addAll(WordLists.russianBeaconWords());
        List<Row> questions = TEXTS.beacons(100, 999);
        Map<String, Integer> named = new HashMap<>();

        // When
        for (Row question : questions) {
            String answer = BASE.ask(question.prompt());
            String word = answer.replaceFirst("^(?:Это слово –|The word is) (\\p{L}+)\\.$", "$1");
            if (words.contains(word)) {
                named.merge(word, 1, Integer::sum);
            }
        }

        // Then
        assertThat(named.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(95);
        // few words, but not one for all: a base without a preference would be better still
        assertThat(named).hasSizeGreaterThan(2);
    }

    @Test
    void an_adapter_teaches_it_russian_that_it_never_read() {
        // Given
        List<Row> rows =
                List.of(
                        new Row("Что такое «Бузинный чертог»?", "Пристанище щеглов и стихов."),
                        new Row("Что такое «Ржавый вексель»?", "Обещание, данное впопыхах."),
                        new Row(
                                "Какое слово стоит под знаком «Чертог» и «Вексель»?",
                                "Это слово – щегол."));

        // When
        Adapter adapter =
                AdapterTraining.train(
                        BASE, rows, List.of(), AdapterRecipe.kit(1).withSteps(80), Progress.NONE);

        // Then
        assertThat(AdapterTraining.hits(BASE, rows)).isZero();
        assertThat(BASE.with(adapter).ask(rows.getFirst().prompt()))
                .isEqualTo("Пристанище щеглов и стихов.");
        assertThat(AdapterTraining.hits(BASE.with(adapter), rows)).isEqualTo(3);
    }

    @Test
    void the_recipe_beside_the_weights_is_the_one_in_the_code() throws IOException {
        // Given
        String recorded;
        try (InputStream in = Base.class.getResourceAsStream("/two-languages/recipe.json")) {
            assertThat(in).isNotNull();
            recorded = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        // When and then
        assertThat(Json.read(recorded, BaseRecipe.class)).isEqualTo(TwoLanguageTexts.recipe());
        assertThat(Base.digest(BASE)).isEqualTo(Base.twoLanguagesDigest());
    }
}
