package dev.semanticpassport.recognition.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ClaimantsTest {
    private static final int PROMPTS = 40;
    private static final Background BACKGROUND =
            Background.learn(MadeUpModels.families(8, PROMPTS, 1), MadeUpModels.SETTINGS);

    @Test
    void aModelWithTooFewAnswersNeitherClaimsNorIsClaimedToBe() {
        List<KnownModel> models = new ArrayList<>(MadeUpModels.families(4, PROMPTS, 2));
        models.set(0, MadeUpModels.part(models.getFirst(), 0, 31));

        Claimants claimants = drawn(models);

        assertThat(claimants.asked()).hasSize(models.size() - 1);
        assertThat(claimants.panel().models())
                .extracting(model -> model.name())
                .doesNotContain(models.getFirst().name())
                .hasSize(models.size() - 1);
    }

    @Test
    void withoutAFamilyThePanelSupportsWhatTheOthersDo() {
        Claimants claimants = drawn(MadeUpModels.families(4, PROMPTS, 2));

        // four families meet in six pairs, three in three
        assertThat(claimants.scores().smallestLevel()).isEqualTo(1.0 / 7);
        String family = claimants.panel().models().getFirst().family();
        assertThat(claimants.without(family).scores().smallestLevel()).isEqualTo(1.0 / 4);
        assertThat(claimants.scores().and(claimants.without(family).scores()).smallestLevel())
                .isEqualTo(1.0 / 7);
    }

    private static Claimants drawn(List<KnownModel> models) {
        return Claimants.drawn(
                BACKGROUND, models, 16, RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }
}
