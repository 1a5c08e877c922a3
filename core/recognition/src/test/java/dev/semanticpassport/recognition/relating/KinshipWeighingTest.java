package dev.semanticpassport.recognition.relating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KinshipWeighingTest {
    private static final int PROMPTS = 30;
    private static final int FAMILIES = 12;
    private static final List<KnownModel> COHORT = MadeUpModels.families(6, PROMPTS, 1);
    private static final List<KnownModel> MODELS = MadeUpModels.families(FAMILIES, PROMPTS, 2);
    private static final KinshipWeighing PANEL = KinshipWeighing.learn(COHORT, MODELS);
    private static final KnownModel STRANGER = MadeUpModels.families(1, PROMPTS, 5).getFirst();

    @Test
    void aModelThatKeepsHalfOfAnothersAnswersIsNearerToItThanAnyFamilyIsToAnother() {
        KnownModel parent = MODELS.get(4);
        List<GivenAnswer> child = new ArrayList<>(parent.answers().subList(0, PROMPTS / 2));
        child.addAll(STRANGER.answers().subList(PROMPTS / 2, PROMPTS));

        List<Kin> kin = PANEL.weigh(child);

        assertThat(kin).hasSize(MODELS.size());
        assertThat(kin.getFirst().model()).isEqualTo(parent.name());
        assertThat(kin.getFirst().chance()).isEqualTo(1.0 / FAMILIES);
        assertThat(kin.getFirst().controls()).isEqualTo(FAMILIES - 1);
        assertThat(kin.getFirst().chanceOfAny()).isEqualTo(1.0 / (FAMILIES + 1));
        assertThat(kin.getFirst().kinship().identical()).isEqualTo(PROMPTS / 2);
        assertThat(kin)
                .isSortedAccordingTo((left, right) ->
                        Double.compare(right.kinship().standing(), left.kinship().standing()));
    }

    @Test
    void unrelatedFamiliesAreCalledKinAsSeldomAsPromised() {
        int alarms = 0;
        for (int family = 0; family < FAMILIES; family++) {
            String left = "family-" + family;
            List<KnownModel> others =
                    MODELS.stream().filter(model -> !model.family().equals(left)).toList();
            List<Kin> kin =
                    KinshipWeighing.learn(COHORT, others).weigh(MODELS.get(2 * family).answers());
            assertThat(kin)
                    .allSatisfy(one -> {
                        assertThat(one.chanceOfAny()).isBetween(1.0 / FAMILIES, 1.0);
                        assertThat(one.chance()).isBetween(1.0 / (FAMILIES - 1), 1.0);
                    });
            alarms += kin.getFirst().chanceOfAny() <= .25 ? 1 : 0;
        }
        // 9 or more of 12 at a quarter come up four times in ten thousand
        assertThat(alarms).isLessThan(9);
    }

    @Test
    void controlsAreComparedAtThePromptsThatWereAsked() {
        List<Kin> kin = PANEL.weigh(MODELS.getFirst().answers().subList(3, 13));

        assertThat(kin).allSatisfy(one -> assertThat(one.kinship().prompts()).isEqualTo(10));
    }

    @Test
    void answersInAnotherScriptAreCountedAndNotCompared() {
        List<GivenAnswer> answers = new ArrayList<>(MODELS.getFirst().answers());
        for (int i = 0; i < 12; i++) {
            answers.set(
                    i,
                    new GivenAnswer(
                            answers.get(i).prompt(),
                            "Это ответ на другом языке, номер " + i + "."));
        }

        Kin own =
                PANEL.weigh(answers).stream()
                        .filter(one -> one.model().equals(MODELS.getFirst().name()))
                        .findFirst()
                        .orElseThrow();

        assertThat(own.inOtherScripts()).isEqualTo(12);
        assertThat(own.kinship().prompts()).isEqualTo(PROMPTS - 12);
    }

    @Test
    void withoutACommonPromptNothingIsCompared() {
        assertThat(PANEL.weigh(List.of(new GivenAnswer("another", "Some words.")))).isEmpty();
        assertThat(PANEL.weigh(List.of())).isEmpty();
    }

    @Test
    void theTreeHasEveryModelOnce() {
        KinshipWeighing few = KinshipWeighing.learn(COHORT, MODELS.subList(0, 6));

        FamilyTree tree = few.tree().orElseThrow();

        assertThat(tree.newick()).endsWith(";");
        assertThat(tree.drawn().lines().filter(line -> line.contains("model-"))).hasSize(6);
        assertThat(KinshipWeighing.learn(COHORT, MODELS.subList(0, 1)).tree().orElseThrow().drawn())
                .isEqualTo("model-0-0");
    }

    @Test
    void whereFewModelsTellWhatIsUsualNothingIsComparedAndNoTreeDrawn() {
        KinshipWeighing unknowing =
                KinshipWeighing.learn(
                        COHORT.subList(0, Contrasting.FEWEST_COMPARED - 1), MODELS.subList(0, 6));

        assertThat(unknowing.tree()).isEmpty();
        assertThat(unknowing.weigh(MODELS.getFirst().answers())).isEmpty();
    }

    @Test
    void aTreeIsDrawnABranchALine() {
        FamilyTree tree =
                new FamilyTree.Fork(
                        List.of(
                                new FamilyTree.Branch(
                                        new FamilyTree.Fork(
                                                List.of(branch("a", .25), branch("b's own", .5))),
                                        1),
                                branch("c", 2)));

        assertThat(tree.drawn())
                .isEqualTo(
                        """
                        ├─ 1.000
                        │  ├─ 0.250 a
                        │  └─ 0.500 b's own
                        └─ 2.000 c\
                        """);
    }

    private static FamilyTree.Branch branch(String name, double length) {
        return new FamilyTree.Branch(new FamilyTree.Leaf(name), length);
    }
}
