package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixingTest {
    private static final int ENROLLED = 40;
    private static final int PROMPTS = 80;

    @Test
    void halfOfTheAnswersOfAnotherModelIsMoreEvidenceThanNone() {
        Background background =
                Background.learn(MadeUpModels.families(8, PROMPTS, 1), MadeUpModels.SETTINGS);
        List<KnownModel> models = MadeUpModels.families(6, PROMPTS, 2);
        Panel panel =
                PanelEnrolling.enrol(
                        background,
                        models.stream().map(m -> MadeUpModels.part(m, 0, ENROLLED)).toList());
        int claimed = 0;
        int other = 6;
        Mixing mixing = new Mixing(panel, claimed);

        Mixture honest = mixing.likeliest(advantages(mixing, background, models.get(claimed)));
        List<double[]> half = advantages(mixing, background, models.get(claimed)).subList(0, 20);
        List<double[]> all = new ArrayList<>(half);
        all.addAll(advantages(mixing, background, models.get(other)).subList(20, 40));
        Mixture mixed = mixing.likeliest(all);

        assertThat(mixed.evidence()).isGreaterThan(honest.evidence() + 3).isFinite();
        assertThat(mixed.other()).isEqualTo(models.get(other).name());
        assertThat(honest.evidence()).isNotNegative();
    }

    @Test
    void aPanelOfTheClaimedModelAloneHasNoEvidence() {
        Background background =
                Background.learn(MadeUpModels.families(4, ENROLLED, 1), MadeUpModels.SETTINGS);
        List<KnownModel> one = MadeUpModels.families(1, ENROLLED, 2).subList(0, 1);
        Mixing mixing = new Mixing(PanelEnrolling.enrol(background, one), 0);

        assertThat(mixing.likeliest(List.of(new double[] {0})))
                .isEqualTo(new Mixture(one.getFirst().name(), 0, 0));
    }

    private static List<double[]> advantages(
            Mixing mixing, Background background, KnownModel model) {
        List<double[]> advantages = new ArrayList<>();
        model.answers().subList(ENROLLED, PROMPTS).stream()
                .flatMap(answer -> background.contrast(answer).stream())
                .map((Contrast contrast) -> background.discriminant().portray(List.of(contrast)))
                .forEach(portrait -> advantages.add(mixing.advantages(portrait)));
        return advantages;
    }
}
