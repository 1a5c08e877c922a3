package dev.semanticpassport.scoring.recognising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Kinship;
import dev.semanticpassport.contracts.Mixture;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.scoring.MadeUpPanel;
import dev.semanticpassport.scoring.panels.PanelContent;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognisingTest {
    private static final int ENROLLED = 60;
    private static final int PROMPTS = 90;
    private static final List<KnownModel> COHORT = MadeUpPanel.families("usual", 10, PROMPTS, 1);
    private static final List<KnownModel> MODELS = MadeUpPanel.families("known", 15, PROMPTS, 2);
    private static final LearntPanel PANEL = learnt(COHORT);

    private static LearntPanel learnt(List<KnownModel> cohort) {
        return usable(learn(enrolled(MODELS), cohort));
    }

    private static LearntPanel usable(Learnt learnt) {
        return switch (learnt) {
            case Learnt.Usable(var panel) -> panel;
            case Learnt.Unusable(String why) -> throw new AssertionError(why);
        };
    }

    private static Learnt learn(List<KnownModel> models, List<KnownModel> cohort) {
        return PanelLearning.learn(
                new PanelContent(new PanelVersion("known", 3), models, cohort),
                BackgroundSettings.DEFAULT);
    }

    private static List<KnownModel> enrolled(List<KnownModel> models) {
        return models.stream()
                .map(model ->
                        new KnownModel(
                                model.name(), model.family(), MadeUpPanel.some(model, 0, ENROLLED)))
                .toList();
    }

    private static Finding.Recognised found(KnownModel asked, @Nullable String claimed) {
        return (Finding.Recognised)
                new Recognising(PANEL, .1)
                        .recognise(MadeUpPanel.some(asked, ENROLLED, PROMPTS), claimed)
                        .finding();
    }

    private static Finding.Claim claim(Finding.Recognised found) {
        return Objects.requireNonNull(found.claim());
    }

    @Test
    void aModelOfThePanelIsOneOfTheSetAndItsClaimIsBelieved() {
        // Given
        KnownModel asked = MODELS.get(6);
        // When
        var found = found(asked, asked.name());
        // Then
        assertThat(found.identity()).isEqualTo(Finding.Identity.ONE_OF_THESE);
        assertThat(found.oneOf()).contains(asked.name());
        assertThat(found.ranking()).hasSize(Finding.MOST_NAMED);
        assertThat(found.ranking().getFirst().family()).isEqualTo(asked.family());
        assertThat(claim(found).believed()).isTrue();
        assertThat(found.assumptions()).hasSize(3);
    }

    private static Mixture mixture(Finding.Recognised found) {
        return Objects.requireNonNull(found.mixture());
    }

    private static Kinship kinship(Finding.Recognised found) {
        return Objects.requireNonNull(found.kinship());
    }

    @Test
    void anotherModelsShareOfTheAnswersIsNoticedAndNamed() {
        // Given
        KnownModel claimed = MODELS.get(6);
        List<GivenAnswer> answers =
                new ArrayList<>(MadeUpPanel.some(claimed, ENROLLED, ENROLLED + 18));
        answers.addAll(MadeUpPanel.some(MODELS.get(20), ENROLLED + 18, PROMPTS));
        // When
        var mixed =
                (Finding.Recognised)
                        new Recognising(PANEL, .1).recognise(answers, claimed.name()).finding();
        var pure = found(claimed, claimed.name());
        // Then
        assertThat(mixture(mixed).noticed()).isTrue();
        assertThat(mixture(mixed).family()).isEqualTo(MODELS.get(20).family());
        assertThat(mixture(mixed).limits())
                .satisfies(limits -> assertThat(limits.high()).isGreaterThanOrEqualTo(.4));
        assertThat(mixture(mixed).inWords())
                .startsWith("Not all answers come from " + claimed.name());
        assertThat(mixture(pure).other()).isNull();
        assertThat(mixture(pure).pValue()).isBetween(.001, 1.0);
    }

    @Test
    void answersCopiedFromAModelAreKinToItByThePanelsFamilies() {
        // Given
        KnownModel parent = MODELS.get(10);
        KnownModel stranger = MadeUpPanel.families("other", 1, PROMPTS, 9).getFirst();
        List<GivenAnswer> child = new ArrayList<>(MadeUpPanel.some(parent, 0, 30));
        child.addAll(MadeUpPanel.some(stranger, 30, ENROLLED));
        // When
        var found =
                kinship(
                        (Finding.Recognised)
                                new Recognising(PANEL, .1)
                                        .recognise(child, parent.name())
                                        .finding());
        var refused =
                kinship(
                        (Finding.Recognised)
                                new Recognising(PANEL, .01).recognise(child, null).finding());
        // Then
        assertThat(found.nearest()).hasSize(Kinship.MOST_NAMED);
        assertThat(found.nearest().getFirst())
                .satisfies(kin -> {
                    assertThat(kin.model()).isEqualTo(parent.name());
                    assertThat(kin.identical()).isEqualTo(30);
                    assertThat(kin.pValue()).isEqualTo(1.0 / 16);
                    assertThat(kin.noticed()).isTrue();
                });
        assertThat(Objects.requireNonNull(found.claimed()).pValue()).isEqualTo(1.0 / 15);
        assertThat(found.inWords()).contains("30 of 60 answers are " + parent.name() + "'s");
        assertThat(refused.nearest().getFirst().noticed()).isNull();
        assertThat(refused.inWords())
                .contains("15 unrelated families support a level of 0.0625 at best, not 0.01");
    }

    @Test
    void whatWasNeverEnrolledCannotBeMixedNorKin() {
        // When
        var unknown = found(MODELS.get(6), "nobody");
        var few =
                (Finding.Recognised)
                        new Recognising(PANEL, .1)
                                .recognise(
                                        MadeUpPanel.some(MODELS.get(6), ENROLLED, ENROLLED + 3),
                                        null)
                                .finding();
        // Then
        assertThat(mixture(unknown).noticed()).isNull();
        assertThat(mixture(unknown).inWords()).contains("the panel does not know it");
        assertThat(kinship(few).nearest()).allSatisfy(kin -> assertThat(kin.noticed()).isNull());
        assertThat(kinship(few).inWords()).doesNotContain("akin to it");
    }

    @Test
    void aClaimByAModelOfAnotherFamilyIsNotBelieved() {
        // When
        var found = found(MODELS.get(6), MODELS.get(20).name());
        // Then
        assertThat(claim(found).believed()).isFalse();
        assertThat(claim(found).inWords()).contains("do not bear it out");
    }

    @Test
    void aStrangerIsNeverSurelyOneOfThePanel() {
        // Given
        KnownModel stranger = MadeUpPanel.families("other", 1, PROMPTS, 9).getFirst();
        // When
        var found = found(stranger, null);
        // Then
        assertThat(found.identity()).isNotEqualTo(Finding.Identity.ONE_OF_THESE);
        assertThat(found.inWords()).containsAnyOf("may not be said", "none of the panel's");
    }

    @Test
    void theSameAnswersGiveTheSameFindingFromAPanelLearntAgain() {
        // Given
        var answers = MadeUpPanel.some(MODELS.get(3), ENROLLED, PROMPTS);
        // When
        var once = new Recognising(PANEL, .1).recognise(answers, "known-1-1");
        var again = new Recognising(learnt(COHORT), .1).recognise(answers, "known-1-1");
        // Then
        assertThat(again).isEqualTo(once);
    }

    @Test
    void withoutACohortTheOrderStandsAndNoLevelDoes() {
        // Given
        var answers = MadeUpPanel.some(MODELS.get(3), ENROLLED, PROMPTS);
        // When
        var found =
                (Finding.Recognised)
                        new Recognising(learnt(List.of()), .1)
                                .recognise(answers, "known-1-1")
                                .finding();
        // Then
        assertThat(found.identity()).isEqualTo(Finding.Identity.UNDECIDED);
        assertThat(found.inWords()).contains("name another panel as its cohort");
        assertThat(claim(found).believed()).isNull();
        assertThat(mixture(found).noticed()).isNull();
        assertThat(kinship(found).nearest()).allSatisfy(kin -> assertThat(kin.pValue()).isNull());
    }

    @Test
    void aLevelThatThePanelCannotSupportIsRefusedInWords() {
        // When
        var found =
                (Finding.Recognised)
                        new Recognising(PANEL, .001)
                                .recognise(
                                        MadeUpPanel.some(MODELS.get(3), ENROLLED, PROMPTS),
                                        "known-1-1")
                                .finding();
        // Then
        assertThat(found.inWords())
                .contains("a panel of 30 models cannot support a set at 99.90 %");
        assertThat(claim(found).inWords()).contains("support a level of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No.", "I cannot help with that, I am sorry to say, my friend."})
    void answersThatTellNothingAreComparedWithNothing(String text) {
        // Given
        List<GivenAnswer> answers = new ArrayList<>();
        for (int prompt = 0; prompt < 20; prompt++) {
            answers.add(new GivenAnswer(MODELS.getFirst().answers().get(prompt).prompt(), text));
        }
        // When
        var found = new Recognising(PANEL, .1).recognise(answers, null).finding();
        // Then
        assertThat(found).isInstanceOf(Finding.NotCompared.class);
        assertThat(found.inWords()).startsWith("The answers tell nothing: ");
    }

    @Test
    void aPanelOfOneModelCannotTellAnythingApart() {
        assertThat(learn(enrolled(MODELS.subList(0, 1)), COHORT))
                .isInstanceOfSatisfying(
                        Learnt.Unusable.class,
                        unusable -> assertThat(unusable.why()).contains("has a single model"));
    }

    @Test
    void twoModelsDoNotTellWhatIsUsual() {
        assertThat(learn(enrolled(MODELS.subList(0, 2)), List.of()))
                .isEqualTo(
                        new Learnt.Unusable(
                                "what is usual cannot be learnt from the models of panel known,"
                                        + " version 3: a prompt tells what is usual where 3 models"
                                        + " or more answered it, and at least 2 models must have"
                                        + " answered two such prompts; of 2 models 0 did. Enrol"
                                        + " further models by the same prompts, or make a panel"
                                        + " with a cohort that was asked them"));
    }

    @Test
    void aCohortOfTwoModelsDoesNotTellWhatIsUsual() {
        assertThat(learn(enrolled(MODELS), COHORT.subList(0, 2)))
                .isInstanceOfSatisfying(
                        Learnt.Unusable.class,
                        unusable ->
                                assertThat(unusable.why())
                                        .startsWith(
                                                "what is usual cannot be learnt from the cohort of"
                                                        + " panel known, version 3: ")
                                        .endsWith(
                                                "of 2 models 0 did. Make a panel whose cohort has"
                                                        + " more models that were asked the same"
                                                        + " prompts"));
    }

    @Test
    void besideMoreModelsThanAreWeighedKinshipIsRefusedWithTheirNumber() {
        // Given
        int most = PanelLearning.MOST_COMPARED;
        List<KnownModel> models = MadeUpPanel.families("many", most / 2 + 1, 8, 3);
        LearntPanel tooLarge = usable(learn(models.subList(0, most + 1), COHORT));
        // When
        var told = new KinshipTelling(tooLarge, .1).told(models.getLast().answers(), null, null);
        // Then
        assertThat(told.kinship())
                .isEqualTo(
                        new Kinship(
                                List.of(),
                                null,
                                "Kinship was not looked for: the panel has 301 models, and it is"
                                        + " weighed beside 300 at most."));
        assertThat(told.assumption()).isNull();
        assertThat(tooLarge.isTooLargeForKinship()).isTrue();
        assertThat(tooLarge.tree()).isEmpty();
        assertThat(usable(learn(models.subList(0, most), COHORT)).isTooLargeForKinship()).isFalse();
    }
}
