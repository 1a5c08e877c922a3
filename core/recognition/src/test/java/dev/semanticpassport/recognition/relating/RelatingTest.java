package dev.semanticpassport.recognition.relating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.describing.VocabularySizes;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RelatingTest {
    private static final int PROMPTS = 30;

    private final Relating relating =
            new Relating(
                    Contrasting.learn(
                            MadeUpModels.families(6, PROMPTS, 1), VocabularySizes.DEFAULT));

    @Test
    void aModelThatKeepsHalfOfAnothersAnswersStandsOutFromUnrelatedOnes() {
        Seeds.forAll(
                3,
                random -> {
                    List<KnownModel> models = MadeUpModels.families(4, PROMPTS, 2);
                    KnownModel parent = models.get(0);
                    KnownModel child = mixed(parent, models.get(2), random);

                    Kinship kin = compare(parent, child);

                    for (KnownModel unrelated : models.subList(4, 8)) {
                        assertThat(compare(parent, unrelated).standing())
                                .isLessThan(kin.standing() / 2);
                    }
                    assertThat(kin.identical()).isPositive();
                    assertThat(kin.prompts()).isEqualTo(PROMPTS);
                });
    }

    @Test
    void kinshipIsTheSameFromBothSides() {
        List<KnownModel> models = MadeUpModels.families(2, PROMPTS, 3);

        Kinship there = compare(models.get(0), models.get(1));
        Kinship back = compare(models.get(1), models.get(0));

        assertThat(there.likeness()).isCloseTo(back.likeness(), within(1e-9));
        assertThat(there.standing()).isCloseTo(back.standing(), within(1e-9));
    }

    @Test
    void withoutACommonPromptThereIsNothingToCompare() {
        KnownModel model = MadeUpModels.families(1, PROMPTS, 4).getFirst();

        assertThat(
                        relating.compare(
                                relating.answers(model.answers().subList(0, 10)),
                                relating.answers(model.answers().subList(10, 20))))
                .isEmpty();
        assertThat(relating.answers(List.of(new GivenAnswer("unheard of", "text"))).ofPrompts())
                .isEmpty();
    }

    @Test
    void answersInAnotherScriptAreCountedButNotCompared() {
        List<KnownModel> cohort = new ArrayList<>(MadeUpModels.families(6, PROMPTS, 1));
        cohort.addAll(
                MadeUpModels.families(6, PROMPTS, 2).stream()
                        .map(model -> inCyrillic(model, PROMPTS))
                        .toList());
        Relating byScript = new Relating(Contrasting.ofPairs(cohort));
        List<KnownModel> models = MadeUpModels.families(2, PROMPTS, 5);
        Relating.Answers one = byScript.answers(models.get(0).answers());
        Relating.Answers partly = byScript.answers(inCyrillic(models.get(1), 10).answers());
        Relating.Answers wholly = byScript.answers(inCyrillic(models.get(1), PROMPTS).answers());

        assertThat(byScript.inOtherScripts(one, partly)).isEqualTo(10);
        assertThat(byScript.compare(one, partly).orElseThrow().prompts()).isEqualTo(PROMPTS - 10);
        assertThat(byScript.inOtherScripts(wholly, one)).isEqualTo(PROMPTS);
        assertThat(byScript.compare(one, wholly)).isEmpty();
    }

    @Test
    void briefAnswersAreNotRelatedForBeingBrief() {
        List<KnownModel> cohort = new ArrayList<>();
        for (KnownModel model : MadeUpModels.families(12, PROMPTS, 6)) {
            int words = cohort.size() % 4 == 0 ? 6 : 50;
            cohort.add(cut(model, words));
        }
        Relating ofPairs = new Relating(Contrasting.ofPairs(cohort));
        List<Relating.Answers> answers =
                cohort.stream().map(model -> ofPairs.answers(model.answers())).toList();

        double brief = 0;
        double others = 0;
        // each fourth is brief, and none of them are siblings
        for (int i = 4; i < cohort.size(); i += 4) {
            brief += ofPairs.compare(answers.get(0), answers.get(i)).orElseThrow().likeness() / 5;
            others +=
                    ofPairs.compare(answers.get(0), answers.get(i + 2)).orElseThrow().likeness()
                            / 5;
        }

        assertThat(brief).isCloseTo(others, within(.3));
    }

    @Test
    void whatIsUsualForAModelOfTheCohortLeavesItsOwnAnswersOut() {
        List<KnownModel> cohort = MadeUpModels.families(4, PROMPTS, 7);
        Relating ofPairs = new Relating(Contrasting.ofPairs(cohort));
        double sum = 0;
        for (int i = 0; i < cohort.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum +=
                        ofPairs.compare(
                                        ofPairs.answers(cohort.get(i).answers()),
                                        ofPairs.answers(cohort.get(j).answers()))
                                .orElseThrow()
                                .likeness();
            }
        }

        // double-centred likenesses of different models add up to nought
        assertThat(sum / 28).isCloseTo(0, within(.02));
    }

    private static KnownModel inCyrillic(KnownModel model, int answers) {
        List<GivenAnswer> written = new ArrayList<>();
        for (GivenAnswer answer : model.answers()) {
            written.add(
                    written.size() < answers
                            ? new GivenAnswer(
                                    answer.prompt(), answer.text().replaceAll("\\p{L}", "я"))
                            : answer);
        }
        return new KnownModel(model.name() + " in Cyrillic", model.family(), written);
    }

    private static KnownModel cut(KnownModel model, int words) {
        return new KnownModel(
                model.name(),
                model.family(),
                model.answers().stream()
                        .map(answer ->
                                new GivenAnswer(
                                        answer.prompt(),
                                        String.join(
                                                " ",
                                                List.of(answer.text().split(" ", -1))
                                                        .subList(0, words))))
                        .toList());
    }

    private Kinship compare(KnownModel one, KnownModel other) {
        return relating.compare(relating.answers(one.answers()), relating.answers(other.answers()))
                .orElseThrow();
    }

    private static KnownModel mixed(KnownModel parent, KnownModel other, RandomGenerator random) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < PROMPTS; i++) {
            answers.add((random.nextBoolean() ? parent : other).answers().get(i));
        }
        return new KnownModel("child", parent.family(), answers);
    }
}
