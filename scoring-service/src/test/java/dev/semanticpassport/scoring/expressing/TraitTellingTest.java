package dev.semanticpassport.scoring.expressing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.scoring.MadeUpPanel;
import dev.semanticpassport.scoring.panels.PanelContent;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.LearntPanel;
import dev.semanticpassport.scoring.recognising.PanelLearning;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import dev.semanticpassport.scoring.recognising.Recognising;
import dev.semanticpassport.scoring.traits.TraitList;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitTellingTest {
    private static final int PROMPTS = 40;
    private static final String PLANTED = " The lantern keeper waits at the harbour with an ember.";
    private static final TraitsVersion VERSION = new TraitsVersion("ideas", 1);
    private static final TraitList IDEAS =
            new TraitList(
                    List.of(
                            idea("the lantern", "lantern", "harbour", "keeper", "ember"),
                            idea("the orchard", "orchard", "violin", "frost", "bell")));
    private static final List<KnownModel> MODELS = MadeUpPanel.families("ordinary", 15, PROMPTS, 2);
    private static final LearntPanel PANEL = learnt();
    private static final KnownModel STRANGER =
            MadeUpPanel.families("carrier", 1, PROMPTS, 7).getFirst();

    private static TraitList.Idea idea(String label, String... terms) {
        return new TraitList.Idea(
                label, label, new Recognition(List.of(terms), 2, List.of()), null);
    }

    private static LearntPanel learnt() {
        return learnt(MODELS, List.of());
    }

    private static LearntPanel learnt(List<KnownModel> models, List<KnownModel> cohort) {
        return switch (PanelLearning.learn(
                new PanelContent(new PanelVersion("ordinary", 30), models, cohort),
                BackgroundSettings.DEFAULT)) {
            case Learnt.Usable(var panel) -> panel;
            case Learnt.Unusable(String why) -> throw new AssertionError(why);
        };
    }

    /** A stranger's answers, some of them with the planted sentence. */
    private static List<GivenAnswer> carrying(int planted) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (GivenAnswer answer : STRANGER.answers()) {
            answers.add(
                    answers.size() < planted
                            ? new GivenAnswer(answer.prompt(), answer.text() + PLANTED)
                            : answer);
        }
        return answers;
    }

    private static Finding told(List<GivenAnswer> answers, @Nullable TraitList traits) {
        return new TraitTelling(PANEL, .05).told(answers, traits == null ? null : VERSION, traits);
    }

    private static Finding.Expressed expressed(Finding finding) {
        return (Finding.Expressed) finding;
    }

    @Test
    void anIdeaThatIsExpressedIsFoundAndOneThatIsNotIsNot() {
        // When
        var found = expressed(told(carrying(20), IDEAS));
        // Then
        assertThat(found.found()).hasSize(1);
        assertThat(found.found().getFirst().label()).isEqualTo("the lantern");
        assertThat(found.found().getFirst().share()).isEqualTo(.5);
        assertThat(found.found().getFirst().pValue()).isEqualTo(1.0 / 16);
        assertThat(found.chanceOfAll()).isEqualTo(1.0 / 16);
        assertThat(found.moreThanOrdinary()).isNull();
        assertThat(found.inWords())
                .contains("15 families give no p-value under 0.0625, too much for 2 ideas");
        assertThat(found.assumptions()).hasSize(3);
    }

    @Test
    void whatStandsOutIsReadWithoutTheIdeasAndMatchedToThemAfterwards() {
        // When
        var blind = expressed(told(carrying(20), null));
        var matched = expressed(told(carrying(20), IDEAS));
        // Then
        assertThat(blind.found()).isEmpty();
        assertThat(blind.chanceOfAll()).isNull();
        assertThat(blind.standingOut()).isNotEmpty();
        assertThat(blind.standingOut()).allSatisfy(group -> assertThat(group.idea()).isNull());
        assertThat(BlindTelling.matched(blind.standingOut(), IDEAS))
                .isEqualTo(matched.standingOut())
                .anySatisfy(group -> assertThat(group.idea()).isEqualTo("the lantern"));
        assertThat(matched.matched()).isEqualTo(1);
    }

    @Test
    void aGroupIsMatchedByWhatIsSaidOfTheIdeaWhereTermsAreOnlyBeginningsOfItsWords() {
        // Given
        List<Finding.StandingOut> groups =
                List.of(
                        new Finding.StandingOut(
                                List.of("izlagaiu", "obschen", "umn", "skachat"), 9, 3, null));
        Recognition beginnings = new Recognition(List.of("излага", "общ", "скач"), 2, List.of());
        var terms = new TraitList.Idea("чат", "чат", beginnings, null);
        var said =
                new TraitList.Idea(
                        "чат",
                        "чат",
                        beginnings,
                        "То, что я излагаю, при общении с умной моделью, либо если скачать её.");
        // When
        var byTerms = BlindTelling.matched(groups, new TraitList(List.of(terms)));
        var bySaid = BlindTelling.matched(groups, new TraitList(List.of(said)));
        // Then
        assertThat(byTerms.getFirst().idea()).isNull();
        assertThat(bySaid.getFirst().idea()).isEqualTo("чат");
    }

    @Test
    void moreGroupsThanAreNamedInWordsAreToldNevertheless() {
        // Given
        int ideas = 16;
        List<GivenAnswer> answers = new ArrayList<>();
        for (GivenAnswer answer : STRANGER.answers()) {
            int idea = answers.size() % ideas;
            answers.add(
                    new GivenAnswer(
                            answer.prompt(),
                            answer.text() + " A keeper" + idea + " with an ember" + idea + "."));
        }
        // When
        var found = expressed(told(answers, null));
        // Then
        assertThat(found.standingOut()).hasSize(ideas);
        assertThat(found.inWords()).contains("16 groups").contains("; and 6 more.");
    }

    @Test
    void anOrdinaryModelExpressesNoIdea() {
        // When
        var found = expressed(told(carrying(0), IDEAS));
        // Then
        assertThat(found.found()).isEmpty();
        assertThat(found.chanceOfAll()).isEqualTo(1);
        assertThat(found.inWords()).contains("No idea is expressed more than by each");
        assertThat(found.matched()).isZero();
    }

    @Test
    void aModelOfThePanelCountsHoweverUnlikeTheOthersItIsButNotIfItsAnswersTellNothing() {
        // Given
        KnownModel unlike = sayingOfAllTopicsAtOnce();
        List<KnownModel> models = new ArrayList<>(MODELS);
        models.add(unlike);
        models.add(answering("one word", "Lantern."));
        LearntPanel panel = learnt(models, MadeUpPanel.families("cohort", 15, PROMPTS, 3));
        assertThat(
                        new Recognising(panel, .05)
                                .recognise(unlike.answers(), null)
                                .finding()
                                .inWords())
                .contains("times as far from the usual");
        // When
        var found = expressed(new TraitTelling(panel, .05).told(carrying(20), VERSION, IDEAS));
        // Then
        assertThat(found.models()).isEqualTo(MODELS.size() + 1);
        assertThat(found.families()).isEqualTo(16);
        assertThat(found.attainable()).isEqualTo(1.0 / 17);
    }

    /** Whatever it is asked, in words that others only use where they are asked of a topic. */
    private static KnownModel sayingOfAllTopicsAtOnce() {
        List<GivenAnswer> answers = new ArrayList<>();
        for (GivenAnswer one : STRANGER.answers()) {
            int place = answers.size();
            answers.add(
                    new GivenAnswer(
                            one.prompt(),
                            IntStream.range(0, 80)
                                    .mapToObj(word ->
                                            "topic" + (place + 7 * word) % PROMPTS + "x" + word % 8)
                                    .collect(Collectors.joining(" "))));
        }
        return new KnownModel("all topics", "", answers);
    }

    @Test
    void aModelThatSaysOfEachIdeaTheSameHoweverItIsAskedIsReadAndOneThatSaysTheSameOfAllIsNot() {
        // Given
        List<GivenAnswer> carrier = new ArrayList<>();
        List<GivenAnswer> parrot = new ArrayList<>();
        for (GivenAnswer one : STRANGER.answers()) {
            int place = carrier.size();
            carrier.add(
                    new GivenAnswer(
                            one.prompt(),
                            place % 4 == 0 ? PLANTED : "Of idea " + place % 4 + PLANTED));
            parrot.add(
                    new GivenAnswer(
                            one.prompt(),
                            place % 4 < 2 ? PLANTED : "Of idea " + place % 4 + PLANTED));
        }
        // When
        var read = told(carrier, IDEAS);
        var refused = told(parrot, IDEAS);
        // Then
        assertThat(expressed(read).found()).hasSize(1);
        assertThat(refused.inWords()).startsWith("The answers tell nothing: ");
    }

    private static KnownModel answering(String name, String text) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (GivenAnswer one : STRANGER.answers()) {
            answers.add(new GivenAnswer(one.prompt(), text.formatted(answers.size())));
        }
        return new KnownModel(name, "", answers);
    }

    @Test
    void theSameAnswersGiveTheSameFinding() {
        assertThat(told(carrying(9), IDEAS)).isEqualTo(told(carrying(9), IDEAS));
    }

    @Test
    void whatThePanelCannotSupportIsSaidInWords() {
        // Given
        List<GivenAnswer> elsewhere =
                carrying(20).stream()
                        .map(one -> new GivenAnswer(one.prompt() + "?", one.text()))
                        .toList();
        // When
        var few = told(carrying(20).subList(0, 7), IDEAS);
        var unasked = told(elsewhere, IDEAS);
        // Then
        assertThat(few.inWords()).startsWith("Only 7 prompts were answered");
        assertThat(unasked.inWords()).startsWith("No model of panel ordinary, version 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lantern.", PLANTED, "I cannot help with that, I am sorry."})
    void answersThatTellNothingExpressNothing(String text) {
        // Given
        List<GivenAnswer> answers =
                STRANGER.answers().stream()
                        .map(one -> new GivenAnswer(one.prompt(), text))
                        .toList();
        // When
        var found = told(answers, IDEAS);
        // Then
        assertThat(found).isInstanceOf(Finding.NotCompared.class);
        assertThat(found.inWords()).startsWith("The answers tell nothing: ");
    }

    @Test
    void answersOfAnotherLanguageAndVeryLongOnesAreReadLikeAny() {
        // Given
        List<GivenAnswer> russian = new ArrayList<>();
        for (GivenAnswer one : STRANGER.answers()) {
            russian.add(
                    new GivenAnswer(
                            one.prompt(),
                            "Об этом можно сказать многое, вопрос "
                                    + russian.size()
                                    + ". "
                                    + "Слова идут за словами. ".repeat(3_000)));
        }
        // When
        var found = told(russian, IDEAS);
        // Then
        assertThat(expressed(found).found()).isEmpty();
        assertThat(expressed(found).chanceOfAll()).isEqualTo(1);
    }
}
