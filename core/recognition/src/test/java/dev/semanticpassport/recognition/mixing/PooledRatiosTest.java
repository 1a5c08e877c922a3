package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PooledRatiosTest {
    private static final int PROMPTS = 30;
    private static final int ENROLLED = 20;
    private static final Background BACKGROUND =
            Background.learn(MadeUpModels.families(8, PROMPTS, 1), MadeUpModels.SETTINGS);

    @Test
    void anAnswerIsNotSetAgainstAnotherModelsAnswerToTheSamePrompt() {
        // Given
        List<KnownModel> models = MadeUpModels.families(2, PROMPTS, 2);
        List<GivenAnswer> pool = models.getFirst().answers();
        List<GivenAnswer> ofOther = models.getLast().answers().subList(0, ENROLLED);
        PooledRatios ratios =
                new PooledRatios(
                        BACKGROUND.discriminant(),
                        portrait(pool),
                        pool.stream().map(GivenAnswer::prompt).toList(),
                        pool.stream().map(answer -> portrait(List.of(answer))).toList());
        Map<String, List<Portrait>> byPrompt =
                ofOther.stream()
                        .collect(
                                Collectors.toMap(
                                        GivenAnswer::prompt,
                                        answer -> List.of(portrait(List.of(answer)))));
        // When
        double[] elsewhere = ratios.ratiosElsewhere(portrait(ofOther), byPrompt);
        // Then
        for (int i = 0; i < PROMPTS; i++) {
            String prompt = pool.get(i).prompt();
            List<GivenAnswer> rest =
                    ofOther.stream().filter(answer -> !answer.prompt().equals(prompt)).toList();
            assertThat(rest).hasSize(i < ENROLLED ? ENROLLED - 1 : ENROLLED);
            assertThat(elsewhere[i])
                    .isCloseTo(
                            BACKGROUND
                                    .discriminant()
                                    .terms(rest.size(), 1)
                                    .logRatio(portrait(rest), portrait(List.of(pool.get(i)))),
                            within(1e-3));
        }
    }

    private static Portrait portrait(List<GivenAnswer> answers) {
        return BACKGROUND
                .discriminant()
                .portray(
                        answers.stream()
                                .flatMap(answer -> BACKGROUND.contrast(answer).stream())
                                .toList());
    }
}
