package dev.semanticpassport.recognition.relating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.contrasting.SharedWords;
import dev.semanticpassport.recognition.contrasting.Wording;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PanelControlsTest {
    private static final int PROMPTS = 8;
    private static final List<KnownModel> MODELS = MadeUpModels.families(9, PROMPTS, 3);
    private static final Contrasting USUAL =
            Contrasting.ofPairs(MadeUpModels.families(6, PROMPTS, 1));
    private static final Relating RELATING = new Relating(USUAL);
    private static final List<Relating.Answers> ANSWERS =
            MODELS.stream().map(model -> RELATING.answers(model.answers())).toList();
    private static final List<String> FAMILIES = MODELS.stream().map(KnownModel::family).toList();

    @Test
    void oneAnswerIsAsLikeToManyAtOnceAsToEachAlone() {
        for (String prompt : ANSWERS.getFirst().ofPrompts().keySet()) {
            List<Wording> wordings =
                    ANSWERS.stream().map(answers -> answers.ofPrompts().get(prompt)).toList();
            double[] together = USUAL.likenesses(wordings.get(2), SharedWords.of(wordings));
            for (int i = 0; i < together.length; i++) {
                assertThat(together[i]).isEqualTo(USUAL.likeness(wordings.get(2), wordings.get(i)));
            }
        }
    }

    @Test
    void answersToDifferentPromptsAreNotLaidTogether() {
        Map<String, Wording> answers = ANSWERS.getFirst().ofPrompts();

        assertThatThrownBy(() -> SharedWords.of(List.of(answers.get("p0"), answers.get("p1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p0")
                .hasMessageContaining("p1");
        assertThatThrownBy(() -> SharedWords.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void controlsAreAsNearAsComparingEachTwoSays() {
        PanelControls.Shown shown = shown(MODELS.size());

        Map<String, Double> nearest = new TreeMap<>();
        for (int i = 0; i < MODELS.size(); i++) {
            for (int j = 0; j < MODELS.size(); j++) {
                if (!FAMILIES.get(i).equals(FAMILIES.get(j))) {
                    nearest.merge(FAMILIES.get(i), standing(i, j), Math::max);
                }
            }
        }
        assertThat(shown.nearest()).hasSize(9);
        for (int family = 0; family < 9; family++) {
            assertThat(shown.nearest().get(family))
                    .isCloseTo(nearest.get("family-" + family), within(1e-12));
        }
    }

    @Test
    void inALargePanelEachFamilyGivesOneControlBeforeAnyGivesAnother() {
        PanelControls.Shown shown = shown(9);

        // the first sibling of each family, as families are listed
        assertThat(shown.nearest()).hasSize(9);
        for (int model = 0; model < MODELS.size(); model++) {
            double own = standing(model, 0);
            int asNear = 0;
            for (int control = 0; control < MODELS.size(); control += 2) {
                boolean sibling = control / 2 == model / 2;
                asNear += !sibling && standing(control, model) >= own - 1e-12 ? 1 : 0;
            }
            assertThat(shown.models().get(model).compared()).isEqualTo(8);
            assertThat(shown.models().get(model).asNear()).isCloseTo(asNear, within(1));
        }
    }

    @Test
    void aPanelThatSharesNoPromptHasNoControls() {
        PanelControls controls = new PanelControls(RELATING, ANSWERS, FAMILIES, 5);

        PanelControls.Shown shown =
                controls.show(List.of("unknown"), ones(), new double[MODELS.size()]);

        assertThat(shown.nearest()).isEmpty();
        assertThat(shown.models()).allSatisfy(beside -> assertThat(beside.compared()).isZero());
    }

    private static PanelControls.Shown shown(int most) {
        double[] spreads = ANSWERS.stream().mapToDouble(Relating.Answers::spread).toArray();
        double[] standings = new double[MODELS.size()];
        for (int model = 0; model < standings.length; model++) {
            standings[model] = standing(model, 0);
        }
        return new PanelControls(RELATING, ANSWERS, FAMILIES, most)
                .show(new TreeSet<>(ANSWERS.getFirst().ofPrompts().keySet()), spreads, standings);
    }

    private static double standing(int one, int other) {
        return RELATING.compare(ANSWERS.get(one), ANSWERS.get(other)).orElseThrow().standing();
    }

    private static double[] ones() {
        double[] ones = new double[MODELS.size()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
