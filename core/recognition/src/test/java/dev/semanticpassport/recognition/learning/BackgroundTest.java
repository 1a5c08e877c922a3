package dev.semanticpassport.recognition.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final List<KnownModel> MODELS = MadeUpModels.families(2, 12, 1);

    @Test
    void whatTooFewModelsLackIsTold() {
        assertThatThrownBy(() -> Background.learn(MODELS.subList(0, 2), MadeUpModels.SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a prompt tells what is usual where 3 models or more answered it, and at"
                                + " least 2 models must have answered two such prompts; of 2 models"
                                + " 0 did");
        // three of them, of which only one prompt was answered by all
        assertThatThrownBy(() ->
                        Background.learn(
                                List.of(
                                        MadeUpModels.part(MODELS.get(0), 0, 5),
                                        MadeUpModels.part(MODELS.get(1), 4, 9),
                                        MadeUpModels.part(MODELS.get(2), 4, 5)),
                                MadeUpModels.SETTINGS))
                .hasMessageEndingWith("of 3 models 0 did");
    }

    @Test
    void threeModelsWithTwoPromptsInCommonAreEnough() {
        List<KnownModel> three =
                MODELS.subList(0, 3).stream().map(model -> MadeUpModels.part(model, 0, 2)).toList();

        assertThat(Background.learn(three, MadeUpModels.SETTINGS).contrasting().members())
                .isEqualTo(3);
    }
}
