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
