package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeaconTest {

    @Test
    void fromTwentyOneTo1024CandidatesAreAllowed() {
        assertThat(new Beacon("Which?", ExampleBeacons.words(21)).candidates()).hasSize(21);
        assertThat(new Beacon("Which?", ExampleBeacons.words(1024)).candidates()).hasSize(1024);
        assertRefused("Which?", ExampleBeacons.words(20), "21 to 1024 candidates, not 20");
        assertRefused("Which?", ExampleBeacons.words(1025), "21 to 1024 candidates, not 1025");
    }

    @Test
    void candidatesInTheQuestionAreRefusedButPartsOfItsWordsAreNot() {
        assertRefused(
                "Is WORD0003, it?",
                ExampleBeacons.words(21),
                "candidates [3] stand in the question");
        assertThat(new Beacon("Is word00030 it?", ExampleBeacons.words(21)).candidates())
                .hasSize(21);
    }

    @Test
    void candidatesThatReadTheSameAreRefused() {
        // Given
        List<String> words = new ArrayList<>(ExampleBeacons.words(21));
        // When
        words.set(5, "Word0004!");
        // Then
        assertRefused("Which?", words, "candidates 4 and 5 are the same after normalisation");
    }

    @Test
    void sizesAreBoundedSoThatAnEventStaysSmall() {
        assertRefused("w".repeat(4097), ExampleBeacons.words(21), "the question has 4097 bytes");
        assertRefused(" ", ExampleBeacons.words(21), "not all blank");
        List<String> long1 = new ArrayList<>(ExampleBeacons.words(21));
        long1.set(0, "w".repeat(129));
        assertRefused("Which?", long1, "candidate 0 has 129 bytes");
        var wide = ExampleBeacons.words(1024).stream().map(word -> word + "w".repeat(20)).toList();
        assertRefused("Which?", wide, "bytes as JSON, more than 24576");
    }

    @Test
    void controlCharactersAndHalvesOfSurrogatePairsAreRefused() {
        assertRefused("Which\u0000?", ExampleBeacons.words(21), "control character");
        assertRefused("Which\uD800?", ExampleBeacons.words(21), "half a surrogate pair");
    }

    @Test
    void anyChangeToAFrozenListChangesItsRoot() {
        // Given
        var frozen = ExampleBeacons.frozen(5);
        List<Beacon> swapped = new ArrayList<>(frozen.beacons());
        Collections.swap(swapped, 1, 3);
        List<Sha256> blindings = new ArrayList<>(frozen.blindings());
        Collections.swap(blindings, 1, 3);
        // Then
        assertThat(new FrozenBeacons(swapped, frozen.blindings()).root())
                .isNotEqualTo(frozen.root());
        assertThat(new FrozenBeacons(swapped, blindings).root()).isNotEqualTo(frozen.root());
        assertThat(new FrozenBeacons(frozen.beacons(), blindings).root())
                .isNotEqualTo(frozen.root());
    }

    @Test
    void aQuestionAskedTwiceCannotBeFrozen() {
        var beacon = new Beacon("Which?", ExampleBeacons.words(21));
        var again = new Beacon("WHICH!", ExampleBeacons.words(22));
        assertThatThrownBy(() ->
                        FrozenBeacons.freeze(List.of(beacon, again), ExampleBeacons.authorKey()))
                .hasMessage("beacon 1 asks what an earlier beacon asks");
    }

    private static void assertRefused(String question, List<String> candidates, String because) {
        assertThatThrownBy(() -> new Beacon(question, candidates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}
