package dev.semanticpassport.scoring.equating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.MadeUpPanel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EquatingTest {
    private static final UUID EARLIER = new UUID(0, 1);
    private static final int PROMPTS = 80;

    private static double log10E(List<GivenAnswer> earlier, List<GivenAnswer> later) {
        return ofSeries(List.of(earlier), later);
    }

    private static double ofSeries(List<List<GivenAnswer>> earlier, List<GivenAnswer> later) {
        return switch (Equating.equate(EARLIER, earlier, later)) {
            case Finding.Equated equated -> equated.log10E();
            case Finding.Recognised _, Finding.Expressed _, Finding.NotCompared _ ->
                    throw new AssertionError();
        };
    }

    @Test
    void theVerySameAnswersAreNoEvidence() {
        var answers = MadeUpPanel.families("known", 1, PROMPTS, 1).getFirst().answers();
        assertThat(log10E(answers, answers)).isEqualTo(0);
    }

    @Test
    void anotherModelIsNoticed() {
        List<KnownModel> models = MadeUpPanel.families("known", 2, PROMPTS, 1);
        assertThat(log10E(models.getFirst().answers(), models.getLast().answers()))
                .isGreaterThan(2);
    }

    @Test
    void aModelThatSaysTheSameEachTimeIsMissedAtOnceWhereItIsExchanged() {
        // Given
        List<KnownModel> models = MadeUpPanel.families("known", 2, 12, 1);
        var answers = models.getFirst().answers();
        // When
        double same = ofSeries(List.of(answers, answers), answers);
        double other = ofSeries(List.of(answers, answers), models.getLast().answers());
        // Then: of three answers the later stands out twelve times
        assertThat(same).isEqualTo(0);
        assertThat(other).isGreaterThan(4);
    }

    /** Answers that could change places: the mean of the evidence is at most 1. */
    @Test
    void whileOneModelAnswersTheEvidenceExceedsALevelAtMostThatOften() {
        // Given
        List<KnownModel> models = MadeUpPanel.families("known", 90, PROMPTS, 3);
        var coins = new Random(5);
        int exceeded = 0;
        // When
        for (int i = 0; i < models.size(); i += 3) {
            List<List<GivenAnswer>> series =
                    List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int prompt = 0; prompt < PROMPTS; prompt++) {
                int first = coins.nextInt(3);
                for (int of = 0; of < 3; of++) {
                    series.get((first + of) % 3).add(models.get(i + of).answers().get(prompt));
                }
            }
            exceeded += ofSeries(series.subList(0, 2), series.get(2)) >= 1 ? 1 : 0;
        }
        // Then: a tenth of 60 on average at most, and the 99.9 % point of that is 14
        assertThat(exceeded).isLessThanOrEqualTo(14);
    }

    @Test
    void theOrderOfTheLaterAnswersChangesNothing() {
        // Given
        List<KnownModel> models = MadeUpPanel.families("known", 1, PROMPTS, 1);
        List<GivenAnswer> shuffled = new ArrayList<>(models.getLast().answers());
        Collections.shuffle(shuffled, new Random(1));
        // Then
        assertThat(log10E(models.getFirst().answers(), shuffled))
                .isEqualTo(log10E(models.getFirst().answers(), models.getLast().answers()));
    }

    @Test
    void fewCommonPromptsCompareNothing() {
        var model = MadeUpPanel.families("known", 1, PROMPTS, 1).getFirst();
        assertThat(
                        Equating.equate(
                                EARLIER,
                                List.of(MadeUpPanel.some(model, 0, 7)),
                                MadeUpPanel.some(model, 0, PROMPTS)))
                .isInstanceOf(Finding.NotCompared.class);
    }
}
