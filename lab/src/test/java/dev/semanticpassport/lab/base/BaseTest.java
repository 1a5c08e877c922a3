package dev.semanticpassport.lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.format.Json;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.train.Learner;
import dev.semanticpassport.lab.train.Progress;
import dev.semanticpassport.lab.train.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaseTest {
    private static final LabModel BASE = Base.load();
    private static final BaseTexts TEXTS = new BaseTexts(BaseRecipe.shipped().worldSeed());

    @Test
    void stories_it_never_saw_surprise_it_far_less_than_a_bigram_model() {
        // Given stories of a seed that training does not draw from
        List<int[]> unseen = tokens(TEXTS.stories(60, 987_654_321L));

        // When
        double perplexity;
        try (Learner learner = Learner.ofLinears(BASE.weights(), 1)) {
            perplexity = Math.exp(learner.look(unseen.stream().map(Sample::text).toList()).loss());
        }
        double bigram =
                new BigramModel(BASE.tokenizer().size(), tokens(TEXTS.stories(4_000, 4)))
                        .bestPerplexity(unseen);

        // Then
        System.out.printf("perplexity per token: base %.2f, bigrams %.2f%n", perplexity, bigram);
        assertThat(perplexity).isLessThan(bigram / 3);
    }

    @Test
    void it_answers_what_is_asked_about_its_world() {
        // Given
        List<Row> questions = TEXTS.questions();

        // When
        int right = AdapterTraining.hits(BASE, questions);

        // Then
        assertThat(right).isGreaterThan(questions.size() * 95 / 100);
    }

    @Test
    void it_repeats_what_a_text_it_never_saw_has_just_told() {
        // Given
        List<Row> readings = TEXTS.readings(100, 777);

        // When
        int right = AdapterTraining.hits(BASE, readings);

        // Then
        assertThat(right).isGreaterThan(50);
    }

    @Test
    void it_answers_questions_in_the_beacons_form_by_a_word_of_the_list_and_not_always_the_same() {
        // Given
        Set<String> words = Set.copyOf(WordLists.beaconWords());
        List<Row> questions = TEXTS.beacons(150, 999);
        Map<String, Integer> named = new HashMap<>();

        // When
        for (Row question : questions) {
            String answer = BASE.ask(question.prompt());
            String word = answer.replaceFirst("^The word is (\\w+)\\.$", "$1");
            if (words.contains(word)) {
                named.merge(word, 1, Integer::sum);
            }
        }

        // Then
        int all = named.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isGreaterThan(questions.size() * 95 / 100);
        assertThat(named).hasSizeGreaterThan(40);
    }

    @Test
    void a_recipe_gives_the_same_digest_again_and_another_seed_another() {
        // Given
        BaseRecipe recipe =
                new BaseRecipe(
                        1,
                        1,
                        new LlamaShape(512, 32, 2, 2, 64, 256, 10_000, 1e-5f),
                        4,
                        1e-3f,
                        2,
                        0.01f,
                        2,
                        new BaseRecipe.Mix(2, 1, 2, 2, 2));
        BaseRecipe other =
                new BaseRecipe(
                        1,
                        2,
                        recipe.shape(),
                        recipe.steps(),
                        recipe.rate(),
                        recipe.warmUp(),
                        recipe.decay(),
                        recipe.workers(),
                        recipe.mix());

        // When
        String first = Base.digest(BaseTraining.train(recipe, Progress.NONE));
        String again = Base.digest(BaseTraining.train(recipe, Progress.NONE));
        String another = Base.digest(BaseTraining.train(other, Progress.NONE));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(another).isNotEqualTo(first);
    }

    @Test
    void the_recipe_beside_the_weights_is_the_one_in_the_code() throws IOException {
        // Given
        String recorded;
        try (InputStream in = Base.class.getResourceAsStream("/base/recipe.json")) {
            assertThat(in).isNotNull();
            recorded = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        // When and then
        assertThat(recipe(recorded)).isEqualTo(BaseRecipe.shipped());
        assertThat(Base.digest(BASE)).isEqualTo(Base.digest());
    }

    private static BaseRecipe recipe(String json) throws JsonProcessingException {
        return Json.read(json, BaseRecipe.class);
    }

    private static List<int[]> tokens(List<String> texts) {
        List<int[]> tokens = new ArrayList<>();
        for (String text : texts) {
            tokens.add(BaseTexts.text(BASE.tokenizer(), text));
        }
        return tokens;
    }
}
