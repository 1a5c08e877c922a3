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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

    /** Nearer than some controls are to some models, and than others not. */
    private static final double ASKED_STANDING = .2;

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
        assertShown(shown(MODELS.size()), IntStream.range(0, MODELS.size()).toArray());
    }

    @Test
    void inALargePanelEachFamilyGivesOneControlBeforeAnyGivesAnother() {
        // the first sibling of each family, and the second of the first three
        assertShown(shown(9), IntStream.range(0, 9).map(family -> 2 * family).toArray());
        assertShown(shown(12), 0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16);
    }

    /** Counts again, by comparing each control with each model on their own. */
    private static void assertShown(PanelControls.Shown shown, int... controls) {
        for (int model = 0; model < MODELS.size(); model++) {
            Set<String> compared = new TreeSet<>();
            Set<String> asNear = new TreeSet<>();
            for (int control : controls) {
                if (!FAMILIES.get(control).equals(FAMILIES.get(model))) {
                    compared.add(FAMILIES.get(control));
                    if (standing(control, model) >= ASKED_STANDING) {
                        asNear.add(FAMILIES.get(control));
                    }
                }
            }
            assertThat(shown.models().get(model))
                    .isEqualTo(new PanelControls.Beside(compared.size(), asNear.size()));
        }
        Map<String, Double> nearest = new TreeMap<>();
        for (int control : controls) {
            for (int model = 0; model < MODELS.size(); model++) {
                if (!FAMILIES.get(control).equals(FAMILIES.get(model))) {
                    nearest.merge(FAMILIES.get(control), standing(control, model), Math::max);
                }
            }
        }
        assertThat(shown.nearest()).hasSize(nearest.size());
        for (int family = 0; family < nearest.size(); family++) {
            assertThat(shown.nearest().get(family))
                    .isCloseTo(nearest.get("family-" + family), within(1e-12));
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
        Arrays.fill(standings, ASKED_STANDING);
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
