package dev.semanticpassport.local.bench.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NaiveBayesTest {
    private static final List<String> HABITS =
            List.of("however moreover", "well basically", "thus therefore");

    @ParameterizedTest
    @EnumSource
    void aModelIsLikestToWhoUsesItsWords(NaiveBayes.Pieces pieces) {
        NaiveBayes learnt = NaiveBayes.learn(models(), pieces);

        for (Scoring.Trial trial : learnt.trials(3, 2, 1)) {
            for (int model = 0; model < HABITS.size(); model++) {
                if (model != trial.source()) {
                    assertThat(trial.scores()[trial.source()]).isGreaterThan(trial.scores()[model]);
                }
            }
        }
    }

    @Test
    void aTallyCountsEveryModelAlikeAndAllDrawsTogether() {
        Tally tally = new Tally();
        tally.add("a", true);
        tally.add("a", true);
        tally.add("a", true);
        tally.add("b", false);

        assertThat(tally.shares().mean()).isEqualTo(.5);
        assertThat(tally.share()).isEqualTo(.75);
        assertThat(tally.draws()).isEqualTo(4);
    }

    private static List<RecordedModel> models() {
        List<RecordedModel> models = new ArrayList<>();
        for (String habit : HABITS) {
            models.add(new RecordedModel(habit, habit, answers(habit, "e"), answers(habit, "v")));
        }
        return models;
    }

    private static List<GivenAnswer> answers(String habit, String kind) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(new GivenAnswer(kind + i, "Answer %s of topic %d".formatted(habit, i)));
        }
        return answers;
    }
}
