package dev.semanticpassport.local.bench.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void foldsTestEveryModelOnceAndLearnFromNoneOfItsFamily() {
        List<RecordedModel> models = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            models.add(new RecordedModel("m" + i, "f" + (i % 9), List.of(), List.of()));
        }

        List<Round> rounds = Round.folds(models, 5);

        Set<String> tested = new HashSet<>();
        for (Round round : rounds) {
            Set<String> families = new HashSet<>();
            round.train().forEach(model -> families.add(model.family()));
            for (RecordedModel model : round.test()) {
                assertThat(tested.add(model.name())).isTrue();
                assertThat(families).doesNotContain(model.family());
            }
        }
        assertThat(tested).hasSize(40);
    }

    @Test
    void inHalvingsMostPairsOfFamiliesMeetWhereNeitherIsLearntFrom() {
        List<RecordedModel> models = new ArrayList<>();
        for (int i = 0; i < 34; i++) {
            models.add(new RecordedModel("m" + i, "f" + (i % 17), List.of(), List.of()));
        }

        Set<Set<String>> met = new HashSet<>();
        for (Round round : Round.halves(models, 3, 1)) {
            for (RecordedModel one : round.test()) {
                assertThat(round.train()).noneMatch(m -> m.family().equals(one.family()));
                for (RecordedModel other : round.test()) {
                    met.add(new HashSet<>(List.of(one.family(), other.family())));
                }
            }
        }

        // of 136 pairs and 17 families with themselves
        assertThat(met).hasSizeGreaterThan(100 + 17);
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrderAndTiesCountHalf() {
        assertThat(Ranks.area(List.of(2.0, 3.0), List.of(1.0))).isEqualTo(1);
        assertThat(Ranks.area(List.of(1.0), List.of(1.0, 1.0))).isEqualTo(.5);
        assertThat(Ranks.area(List.of(1.0, 4.0), List.of(2.0, 3.0))).isEqualTo(.5);
    }

    @Test
    void aMeanOverGroupsWeighsEveryGroupAlike() {
        Shares shares =
                Shares.of(
                        List.of("a1", "a0", "a0", "b1"),
                        item -> item.substring(0, 1),
                        item -> item.charAt(1) - '0');

        assertThat(shares.mean()).isCloseTo((1 / 3.0 + 1) / 2, within(1e-12));
        assertThat(shares.say()).isEqualTo(shares.say()).startsWith("0.667 (");
    }
}
