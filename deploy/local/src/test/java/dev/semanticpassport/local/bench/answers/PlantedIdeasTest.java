package dev.semanticpassport.local.bench.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.reading.Matching;
import dev.semanticpassport.recognition.reading.StandingOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PlantedIdeasTest {
    private static final int MODELS = 3;
    private static final int PROMPTS = 400;

    @Test
    void aPlantedSentenceExpressesItsIdeaAndNoOther() {
        RandomGenerator random = random();
        List<RecordedModel> models = models(random);
        PlantedIdeas ideas = PlantedIdeas.of(models, new TellingWords(), 2, random);

        List<GivenAnswer> planted =
                ideas.plant(models.getFirst().verification().subList(0, 20), 1, random);

        for (GivenAnswer answer : planted) {
            String lower = answer.text().toLowerCase(Locale.ROOT);
            assertThat(ideas.expressed()).allMatch(idea -> idea.in(answer.text(), lower));
            assertThat(ideas.withheld()).noneMatch(idea -> idea.in(answer.text(), lower));
        }
    }

    @Test
    void whatSharesTwoWordsOfAnIdeaIsMatchedOnceToTheLikest() {
        RandomGenerator random = random();
        PlantedIdeas ideas = PlantedIdeas.of(models(random), new TellingWords(), 2, random);
        List<PlantedIdeas.Idea> tree = ideas.tree();
        StandingOut third = found(tree.get(2).stems().subList(0, 4));
        StandingOut lessOfThird = found(tree.get(2).stems().subList(4, 6));
        StandingOut oneWord = found(List.of(tree.get(1).stems().getFirst(), "elsewhere"));

        List<Matching.Match> matches =
                IdeaMatching.match(List.of(lessOfThird, third, oneWord), tree);

        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().found()).isEqualTo(1);
        assertThat(matches.getFirst().idea()).isEqualTo(2);
    }

    @Test
    void answersWithoutEnoughWordsAreRefused() {
        assertThatThrownBy(
                        () -> PlantedIdeas.of(models(random()), new TellingWords(), 500, random()))
                .hasMessageContaining("neither common nor rare");
    }

    private static StandingOut found(List<String> terms) {
        return new StandingOut(terms, 5, EValue.ONE);
    }

    private static List<RecordedModel> models(RandomGenerator random) {
        List<RecordedModel> models = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            List<GivenAnswer> answers = new ArrayList<>();
            for (int prompt = 0; prompt < PROMPTS; prompt++) {
                StringBuilder text = new StringBuilder("An answer speaks of");
                for (int i = 0; i < 4; i++) {
                    text.append(' ').append(word(random.nextInt(1500)));
                }
                answers.add(new GivenAnswer("p" + prompt, text.append('.').toString()));
            }
            models.add(new RecordedModel("m" + model, "f" + model, List.of(), answers));
        }
        return models;
    }

    /** An invented word of its own for each number. */
    private static String word(int number) {
        List<String> syllables =
                List.of("ba", "ko", "li", "mu", "ne", "ru", "sa", "to", "vo", "zi");
        StringBuilder word = new StringBuilder("q");
        for (int rest = number + 1000; rest > 0; rest /= 10) {
            word.append(syllables.get(rest % 10));
        }
        return word.append("k").toString();
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    }
}
