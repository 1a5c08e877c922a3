package dev.semanticpassport.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BlindReadingTest {
    private static final BlindReading READING =
            new BlindReading(
                    text -> List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)),
                    ReadingSettings.USUAL);

    @Test
    void whatOnlyThisModelSaysIsFoundAndGoesTogether() {
        Seeds.forAll(
                10,
                random -> {
                    List<StandingOut> found =
                            READING.read(
                                    answers(random, "The lantern keeps its harbour."),
                                    panel(random));

                    assertThat(found).hasSize(1);
                    assertThat(found.getFirst().terms()).contains("lantern", "keeps", "harbour");
                });
    }

    @Test
    void twoIdeasOfDifferentSentencesStayApart() {
        Seeds.forAll(
                10,
                random -> {
                    List<GivenAnswer> model = new ArrayList<>();
                    for (GivenAnswer answer : answers(random, "")) {
                        String said = random.nextBoolean() ? " Lantern harbour." : " Anvil meadow.";
                        model.add(new GivenAnswer(answer.prompt(), answer.text() + said));
                    }
                    assertThat(READING.read(model, panel(random)))
                            .extracting(group -> group.terms().stream().sorted().toList())
                            .containsExactlyInAnyOrder(
                                    List.of("harbour", "lantern"), List.of("anvil", "meadow"));
                });
    }

    @Test
    void ofAnOrdinaryModelHardlyAnythingStandsOut() {
        int[] found = new int[1];
        Seeds.forAll(
                200,
                random ->
                        found[0] +=
                                READING.read(answers(random, ""), panel(random)).isEmpty() ? 0 : 1);
        assertThat(found[0]).isLessThanOrEqualTo(20);
    }

    @Test
    void withoutAPanelNothingCanBeSaid() {
        assertThatThrownBy(() -> READING.read(List.of(), List.of()))
                .hasMessageContaining("one model");
    }

    private static List<KnownModel> panel(RandomGenerator random) {
        List<KnownModel> panel = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            panel.add(new KnownModel("m" + i, "m" + i, answers(random, "")));
        }
        return panel;
    }

    private static List<GivenAnswer> answers(RandomGenerator random, String ending) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int prompt = 0; prompt < 40; prompt++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 20; word++) {
                text.append("word").append(random.nextInt(60)).append(' ');
            }
            answers.add(new GivenAnswer("p" + prompt, text.toString().strip() + ". " + ending));
        }
        return answers;
    }
}
