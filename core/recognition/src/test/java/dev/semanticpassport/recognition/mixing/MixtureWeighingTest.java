package dev.semanticpassport.recognition.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixtureWeighingTest {
    private static final int PROMPTS = 80;
    private static final int ENROLLED = 40;
    private static final int CLAIMED = 0;
    private static final int OTHER = 6;
    private static final Background BACKGROUND =
            Background.learn(MadeUpModels.families(8, PROMPTS, 1), MadeUpModels.SETTINGS);
    private static final List<KnownModel> MODELS = MadeUpModels.families(6, PROMPTS, 2);

    @Test
    void aThirdOfTheAnswersByAnotherModelIsNoticedAndTheModelNamed() {
        Seeds.forAll(
                3,
                random -> {
                    List<GivenAnswer> answers = new ArrayList<>(asked(CLAIMED).subList(0, 27));
                    answers.addAll(asked(OTHER).subList(27, 40));

                    Weighed.Tested found = tested(weigh(answers, .05, random));

                    assertThat(found.chance()).isLessThanOrEqualTo(.05);
                    assertThat(found.mixture().other()).startsWith("model-3-");
                    assertThat(found.lowest()).isLessThanOrEqualTo(13.0 / 40);
                    assertThat(found.highest()).isGreaterThanOrEqualTo(13.0 / 40);
                    assertThat(found.samePrompts()).isFalse();
                });
    }

    @Test
    void answersOfOneModelLookMixedAsSeldomAsPromised() {
        int[] alarms = new int[1];
        int draws = 50;
        Seeds.forAll(
                draws,
                random -> {
                    List<KnownModel> models = new ArrayList<>(enrolled());
                    List<GivenAnswer> shuffled = new ArrayList<>(MODELS.get(CLAIMED).answers());
                    Collections.shuffle(shuffled, random);
                    models.set(
                            CLAIMED,
                            new KnownModel("model-0-0", "family-0", shuffled.subList(0, ENROLLED)));

                    Weighed found =
                            weighing(models)
                                    .weigh(
                                            CLAIMED,
                                            all(),
                                            shuffled.subList(ENROLLED, PROMPTS),
                                            .2,
                                            random);

                    alarms[0] += tested(found).chance() <= .2 ? 1 : 0;
                });
        // 22 or more of 50 at .2 come up once in ten thousand
        assertThat(alarms[0]).isLessThan(22);
    }

    @Test
    void theSameAnswersToTheSamePromptsShowNothing() {
        Seeds.forAll(
                2,
                random -> {
                    List<GivenAnswer> again = MODELS.get(CLAIMED).answers().subList(0, ENROLLED);

                    Weighed.Tested found = tested(weigh(again, .05, random));

                    assertThat(found.chance()).isEqualTo(1);
                    assertThat(found.samePrompts()).isTrue();
                });
    }

    @Test
    void whatCannotSupportALevelIsRefusedInWords() {
        Seeds.forAll(
                1,
                random -> {
                    List<GivenAnswer> four = MODELS.get(CLAIMED).answers().subList(0, 4);
                    assertThat(weigh(four, .05, random))
                            .isEqualTo(
                                    new Weighed.Unsupported(
                                            "4 answers can change places in ways that support a"
                                                    + " level of 0.0625 at best, not 0.05"));
                    assertThat(weigh(asked(CLAIMED), 1e-6, random))
                            .isInstanceOf(Weighed.Unsupported.class);
                    assertThat(weigh(List.of(new GivenAnswer("p1", " ")), .05, random))
                            .isInstanceOf(Weighed.Unsupported.class);
                    assertThat(
                                    weighing(enrolled())
                                            .weigh(
                                                    CLAIMED,
                                                    List.of(CLAIMED),
                                                    asked(CLAIMED),
                                                    .05,
                                                    random))
                            .isInstanceOf(Weighed.Unsupported.class);
                });
    }

    private static Weighed weigh(List<GivenAnswer> answers, double level, RandomGenerator random) {
        return weighing(enrolled()).weigh(CLAIMED, all(), answers, level, random);
    }

    private static MixtureWeighing weighing(List<KnownModel> models) {
        Panel panel = PanelEnrolling.enrol(BACKGROUND, models);
        return new MixtureWeighing(panel, models);
    }

    private static List<Integer> all() {
        return IntStream.range(0, MODELS.size()).boxed().toList();
    }

    private static List<KnownModel> enrolled() {
        return MODELS.stream().map(model -> MadeUpModels.part(model, 0, ENROLLED)).toList();
    }

    private static List<GivenAnswer> asked(int model) {
        return MODELS.get(model).answers().subList(ENROLLED, PROMPTS);
    }

    private static Weighed.Tested tested(Weighed weighed) {
        return switch (weighed) {
            case Weighed.Tested tested -> tested;
            case Weighed.Unsupported(String why) -> throw new AssertionError(why);
        };
    }
}
