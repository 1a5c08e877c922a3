package dev.semanticpassport.local.bench.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final List<KnownWriting.Planted> PLANTED =
            List.of(
                    planted("a", OptionalInt.empty()),
                    planted("b", OptionalInt.of(0)),
                    planted("c", OptionalInt.of(1)));

    @Test
    void theTruthItselfIsPerfect() {
        Matching.Quality quality = Matching.quality(PLANTED, truth());
        assertThat(quality.ideaRecall()).isOne();
        assertThat(quality.ideaPrecision()).isOne();
        assertThat(quality.edgeF1()).isOne();
    }

    @Test
    void anIdeaTurnedAroundCostsItsEdgesButNotItsRecall() {
        List<FoundIdea> turned =
                List.of(
                        new FoundIdea("a", List.of(1), words("a")),
                        new FoundIdea("b", List.of(2), words("b")),
                        new FoundIdea("c", List.of(), words("c")));
        Matching.Quality quality = Matching.quality(PLANTED, turned);
        assertThat(quality.ideaRecall()).isOne();
        assertThat(quality.edgeF1()).isZero();
    }

    @Test
    void whatMatchesNothingIsPassedOverOnTheWayUp() {
        List<FoundIdea> found = new ArrayList<>(truth());
        found.add(new FoundIdea("noise", List.of(0), List.of("x", "y")));
        found.set(1, new FoundIdea("b", List.of(3), words("b")));
        Matching.Quality quality = Matching.quality(PLANTED, found);
        assertThat(quality.edgeF1()).isOne();
        assertThat(quality.ideaPrecision()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void aSingleWordMatchesOnlyWhatIsCalledSo() {
        List<FoundIdea> single =
                List.of(
                        new FoundIdea("a1", List.of(), List.of("a1")),
                        new FoundIdea("b3", List.of(), List.of("b3")));
        assertThat(Matching.quality(PLANTED, single).ideaRecall())
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void generatedWritingIsTheSameForTheSameSeedAndHoldsItsOwnWords() {
        KnownWriting one = GeneratedWriting.of(3, 30);
        assertThat(GeneratedWriting.of(3, 30)).isEqualTo(one);
        assertThat(GeneratedWriting.of(4, 30)).isNotEqualTo(one);
        String all = String.join(" ", one.messages().stream().map(m -> m.text()).toList());
        assertThat(one.ideas())
                .filteredOn(idea -> all.contains(idea.name()))
                .hasSizeGreaterThan(one.ideas().size() / 2);
    }

    private static List<FoundIdea> truth() {
        return List.of(
                new FoundIdea("a", List.of(), words("a")),
                new FoundIdea("b", List.of(0), words("b")),
                new FoundIdea("c", List.of(1), words("c")));
    }

    private static KnownWriting.Planted planted(String name, OptionalInt parent) {
        return new KnownWriting.Planted(name, parent, List.of(name + "1"), words(name));
    }

    private static List<String> words(String name) {
        return List.of(name + "1", name + "2", name + "3", name + "4");
    }
}
