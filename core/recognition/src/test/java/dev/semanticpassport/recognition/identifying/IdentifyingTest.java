package dev.semanticpassport.recognition.identifying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentifyingTest {
    private static final int ENROLLED = 40;
    private static final int PROMPTS = 60;
    private static final double LEVEL = .9;

    private static Background background;
    private static List<KnownModel> models;
    private static List<KnownModel> enrolment;
    private static Panel panel;

    @BeforeAll
    static void learn() {
        background = Background.learn(MadeUpModels.families(12, PROMPTS, 1), MadeUpModels.SETTINGS);
        models = MadeUpModels.families(12, PROMPTS, 2);
        enrolment = models.stream().map(m -> MadeUpModels.part(m, 0, ENROLLED)).toList();
        panel = PanelEnrolling.enrol(background, enrolment);
    }

    @Test
    void aModelIsFoundByAnswersToPromptsThatItWasNotEnrolledWith() {
        Identifying identifying = identifying(panel, enrolment);
        int first = 0;
        int inSet = 0;
        for (KnownModel model : models) {
            Identification.Ranking ranking =
                    ranking(identifying.identify(asked(model, GivenAnswer::text)));
            first += ranking.ranked().getFirst().name().equals(model.name()) ? 1 : 0;
            inSet +=
                    switch (ranking.verdict()) {
                        case Identification.OneOf one ->
                                one.models().contains(model.name()) ? 1 : 0;
                        case Identification.NoneOfThese _ -> 0;
                        case Identification.Undecided _ -> 1;
                    };
        }
        assertThat(first).isGreaterThanOrEqualTo(20);
        assertThat(inSet).isGreaterThanOrEqualTo(20);
    }

    @Test
    void aModelWhoseFamilyIsNotInThePanelIsSeldomTakenForOneOfIt() {
        int taken = 0;
        for (KnownModel model : models) {
            List<KnownModel> others =
                    enrolment.stream().filter(m -> !m.family().equals(model.family())).toList();
            Identifying identifying = identifying(panel.without(model.family()), others);
            Identification.Verdict verdict =
                    ranking(identifying.identify(asked(model, GivenAnswer::text))).verdict();
            taken += verdict instanceof Identification.OneOf ? 1 : 0;
        }
        // promised: a tenth of 24
        assertThat(taken).isLessThanOrEqualTo(5);
    }

    @Test
    void answersThatTellNothingAreNoVerdict() {
        Identifying identifying = identifying(panel, enrolment);
        KnownModel model = models.getFirst();

        assertThat(identifying.identify(List.of())).isInstanceOf(Identification.Unreadable.class);
        assertUnreadable(identifying, asked(model, _ -> " \n "), "any text");
        assertUnreadable(identifying, asked(model, _ -> "Yes."), "shorter than");
        assertUnreadable(
                identifying,
                asked(model, _ -> "I am sorry, but I cannot help with that request."),
                "different texts");
    }

    @Test
    void anotherLanguageIsNoConfidentVerdict() {
        Function<GivenAnswer, String> russian =
                answer ->
                        "Конечно, вот ответ на вопрос "
                                + answer.prompt()
                                + ": это зависит от многих причин, и каждая из них важна.\n\n"
                                + "Во-первых, нужно подумать. Во-вторых, нужно сделать.";
        Identification found =
                identifying(panel, enrolment).identify(asked(models.getFirst(), russian));

        assertThat(notConfident(found)).isTrue();
    }

    @Test
    void refusalsInOtherWordsEachTimeAreNoConfidentVerdict() {
        String[] sorry = {
            "I am sorry", "Unfortunately", "I regret", "Apologies", "As an assistant"
        };
        Function<GivenAnswer, String> refusal =
                answer -> {
                    int way = Math.floorMod(answer.prompt().hashCode(), 5);
                    return "%s, but I cannot help with %s, nor with anything like it."
                            .formatted(sorry[way], answer.prompt());
                };
        Identification found =
                identifying(panel, enrolment).identify(asked(models.getFirst(), refusal));

        assertThat(notConfident(found)).isTrue();
    }

    @Test
    void answersOf64KiBAreRead() {
        Function<GivenAnswer, String> longer = answer -> (answer.text() + "\n").repeat(250);
        List<GivenAnswer> asked = asked(models.getFirst(), longer);
        assertThat(asked.getFirst().text().length()).isGreaterThan(1 << 16);

        Identification found = identifying(panel, enrolment).identify(asked);

        assertThat(found)
                .satisfiesAnyOf(
                        f -> assertThat(f).isInstanceOf(Identification.Unreadable.class),
                        f ->
                                assertThat(ranking(f).ranked())
                                        .allMatch(r -> Double.isFinite(r.logRatio())));
    }

    @Test
    void otherPromptsThanThoseLearntFromLeaveTheOrderAndTakeTheVerdict() {
        KnownModel model = models.getFirst();
        List<GivenAnswer> elsewhere =
                asked(model, GivenAnswer::text).stream()
                        .map(a -> new GivenAnswer("other " + a.prompt(), a.text()))
                        .toList();

        Identification.Ranking ranking = ranking(identifying(panel, enrolment).identify(elsewhere));

        assertThat(ranking.ranked()).hasSize(models.size());
        assertThat(ranking.verdict())
                .isInstanceOfSatisfying(
                        Identification.Undecided.class,
                        undecided -> assertThat(undecided.why()).contains("no model was asked"));
    }

    @Test
    void aSingleModelSupportsNoSetAndADuplicateIsLeftOut() {
        List<KnownModel> one = List.of(enrolment.getFirst());
        List<KnownModel> twice = new ArrayList<>(one);
        twice.add(new KnownModel("twin", "elsewhere", one.getFirst().answers()));
        twice.add(one.getFirst());

        Panel doubled = PanelEnrolling.enrol(background, twice);
        Identification found =
                identifying(doubled, one).identify(asked(models.getFirst(), GivenAnswer::text));

        assertThat(doubled.models()).hasSize(1);
        assertThat(doubled.refused())
                .extracting(Panel.Refused::why)
                .containsExactlyInAnyOrder(
                        "answers word for word like " + one.getFirst().name(),
                        "the name comes twice");
        assertThat(ranking(found).verdict())
                .isInstanceOfSatisfying(
                        Identification.Undecided.class,
                        undecided -> assertThat(undecided.why()).contains("panel of 1 models"));
    }

    @Test
    void chancesAreNeverNoughtAndSetsMissNoMoreThanPromised() {
        Seeds.forAll(
                20,
                random -> {
                    int misses = 0;
                    int trials = 400;
                    for (int trial = 0; trial < trials; trial++) {
                        PanelFigures figures =
                                new PanelFigures(
                                        8,
                                        random.doubles(39).toArray(),
                                        random.doubles(39).toArray(),
                                        random.doubles(19).toArray());
                        misses += random.nextDouble() > figures.widestGap(.9) ? 1 : 0;
                        assertThat(figures.chanceFromOutside(2)).isEqualTo(.05);
                        assertThat(figures.chanceOfSoLow(-1)).isEqualTo(1 / 40.0);
                    }
                    // binomial(400, 0.1): mean 40, standard deviation 6
                    assertThat(misses).isBetween(13, 67);
                });
    }

    private static Identifying identifying(Panel panel, List<KnownModel> enrolled) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        return new Identifying(
                panel, PanelMeasuring.measure(background, enrolled, 20, random), LEVEL);
    }

    private static List<GivenAnswer> asked(KnownModel model, Function<GivenAnswer, String> text) {
        return model.answers().subList(ENROLLED, PROMPTS).stream()
                .map(answer -> new GivenAnswer(answer.prompt(), text.apply(answer)))
                .toList();
    }

    private static Identification.Ranking ranking(Identification found) {
        assertThat(found).isInstanceOf(Identification.Ranking.class);
        return (Identification.Ranking) found;
    }

    private static void assertUnreadable(
            Identifying identifying, List<GivenAnswer> answers, String why) {
        assertThat(identifying.identify(answers))
                .isInstanceOfSatisfying(
                        Identification.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why));
    }

    private static boolean notConfident(Identification found) {
        return switch (found) {
            case Identification.Unreadable _ -> true;
            case Identification.Ranking ranking ->
                    !(ranking.verdict() instanceof Identification.OneOf);
        };
    }
}
