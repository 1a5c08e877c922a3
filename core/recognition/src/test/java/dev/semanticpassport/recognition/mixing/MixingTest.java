package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
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
        Panel panel = PanelEnrolling.enrol(background, enrolled(models));
        int claimed = 0;
        int other = 6;
        Mixing mixing = mixing(panel, models, claimed);

        Mixture honest = mixing.likeliest(advantages(mixing, panel, models.get(claimed)));
        List<double[]> half = advantages(mixing, panel, models.get(claimed)).subList(0, 20);
        List<double[]> all = new ArrayList<>(half);
        all.addAll(advantages(mixing, panel, models.get(other)).subList(20, 40));
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
        Panel panel = PanelEnrolling.enrol(background, one);

        Mixing mixing = mixing(panel, one, 0);

        assertThat(mixing.likeliest(List.of(mixing.advantages(new double[] {0}))))
                .isEqualTo(new Mixture(one.getFirst().name(), 0, 0));
    }

    @Test
    void anAnswerOfTheClaimedModelIsNotComparedWithAPortraitThatItIsPartOf() {
        Background background =
                Background.learn(MadeUpModels.families(4, ENROLLED, 1), MadeUpModels.SETTINGS);
        List<KnownModel> models = enrolled(MadeUpModels.families(3, ENROLLED, 2));
        Panel panel = PanelEnrolling.enrol(background, models);

        List<double[]> apart = AnswerRatios.ofEnrolled(panel, 0, models.getFirst().answers());
        List<double[]> together = AnswerRatios.of(panel, models.getFirst().answers());

        for (int i = 0; i < apart.size(); i++) {
            assertThat(apart.get(i)[0]).isLessThan(together.get(i)[0]);
            assertThat(apart.get(i)[1]).isEqualTo(together.get(i)[1]);
        }
    }

    private static Mixing mixing(Panel panel, List<KnownModel> models, int claimed) {
        List<KnownModel> enrolled = enrolled(models);
        List<List<double[]>> ratios = new ArrayList<>();
        for (int i = 0; i < enrolled.size(); i++) {
            ratios.add(AnswerRatios.ofEnrolled(panel, i, enrolled.get(i).answers()));
        }
        return Mixing.learn(panel, ratios, claimed);
    }

    private static List<KnownModel> enrolled(List<KnownModel> models) {
        return models.stream().map(m -> MadeUpModels.part(m, 0, ENROLLED)).toList();
    }

    private static List<double[]> advantages(Mixing mixing, Panel panel, KnownModel model) {
        return AnswerRatios.of(panel, model.answers().subList(ENROLLED, PROMPTS)).stream()
                .map(mixing::advantages)
                .toList();
    }
}
