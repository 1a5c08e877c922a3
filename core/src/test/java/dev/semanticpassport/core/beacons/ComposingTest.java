package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComposingTest {

    private final Composition composition =
            Composition.of(ExampleBeacons.ideas(), ShippedWords.load(), 11);

    @Test
    void sixtyBeaconsOf256CandidatesWithDifferentQuestionsComeFromTwelveIdeas() {
        // When
        var beacons = Composing.compose(composition);
        // Then
        assertThat(beacons).hasSize(60).allMatch(beacon -> beacon.candidates().size() == 256);
        assertThat(beacons).extracting(Beacon::question).doesNotHaveDuplicates();
        assertThat(beacons)
                .allMatch(beacon ->
                        beacon.question()
                                .matches("Which word stands under the sign of .+ and" + " .+\\?"));
    }

    @Test
    void theSameSeedGivesTheSameBeaconsAndAnotherSeedOthers() {
        assertThat(Composing.compose(composition)).isEqualTo(Composing.compose(composition));
        assertThat(
                        Composing.compose(
                                Composition.of(composition.ideas(), composition.fillers(), 12)))
                .isNotEqualTo(Composing.compose(composition));
    }

    @Test
    void theIdeasOwnWordsComeFirstAndTheOnesInTheQuestionAreLeftOut() {
        // When
        var beacons = Composing.compose(composition);
        // Then
        var expected =
                List.of(
                        "mirror",
                        "river",
                        "third",
                        "layer",
                        "lantern",
                        "salt",
                        "threshold",
                        "seed",
                        "labyrinth",
                        "north",
                        "wind",
                        "copper",
                        "bell",
                        "orchard");
        for (Beacon beacon : beacons) {
            var asked = Normalising.words(beacon.question());
            var own = expected.stream().filter(word -> !asked.contains(word)).toList();
            assertThat(beacon.candidates()).startsWith(own.toArray(String[]::new));
            assertThat(beacon.candidatesStandingIn(beacon.question())).isEmpty();
        }
    }

    @Test
    void wordsOfTheSystemPromptAreNoCandidates() {
        // When
        var beacons = Composing.compose(composition.withSystemPrompt("You keep a LANTERN, alone."));
        // Then
        assertThat(beacons).noneMatch(beacon -> beacon.candidates().contains("lantern"));
    }

    @Test
    void tooFewIdeasForTheBeaconsSayHowManyAreNeeded() {
        var few = Composition.of(composition.ideas().subList(0, 11), composition.fillers(), 1);
        assertThatThrownBy(() -> Composing.compose(few))
                .hasMessage(
                        "60 beacons need at least 12 ideas (66 pairs); there are 11 (55 pairs)");
    }

    @Test
    void tooFewWordsForTheCandidatesSaySo() {
        var few = Composition.of(composition.ideas(), ExampleBeacons.words(100), 1);
        assertThatThrownBy(() -> Composing.compose(few))
                .hasMessageContaining("different words left")
                .hasMessageContaining("256 candidates are asked for");
    }

    @Test
    void anIdeaGivenTwiceIsNamed() {
        var twice =
                Composition.of(List.of(Idea.of("Ash"), Idea.of("ａｓｈ")), composition.fillers(), 1)
                        .withBeaconCount(1);
        assertThatThrownBy(() -> Composing.compose(twice)).hasMessageContaining("is given twice");
    }

    @Test
    void pairsWhoseQuestionsReadTheSameAreRefused() {
        var ambiguous =
                Composition.of(
                                List.of(
                                        Idea.of("a and b"),
                                        Idea.of("c"),
                                        Idea.of("a"),
                                        Idea.of("b and c")),
                                composition.fillers(),
                                1)
                        .withBeaconCount(6);
        assertThatThrownBy(() -> Composing.compose(ambiguous))
                .hasMessageContaining("the same question");
    }

    @Test
    void anotherLanguagesTemplateIsAsked() {
        // When
        var beacons =
                Composing.compose(
                        composition.withTemplate("Welches Wort steht unter {B} und {A}?"));
        // Then
        assertThat(beacons)
                .allMatch(beacon -> beacon.question().startsWith("Welches Wort steht unter "))
                .noneMatch(beacon -> beacon.question().contains("{"));
    }

    @Test
    void aTemplateWithoutBothPlacesIsRefused() {
        assertThatThrownBy(() -> composition.withTemplate("Which word stands under {A}?"))
                .hasMessageContaining("{A} and {B} once each");
    }
}
