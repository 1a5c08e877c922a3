package dev.semanticpassport.passport.verification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which pieces files are looked at. */
class PlanningFilesTest {
    @Test
    void whatTheFilesAreIsAskedFirstThenDigestsThenModules() {
        assertThat(PlanningFiles.plan(100, 2))
                .extracting(PlannedProbe::asks)
                .containsExactly(
                        new Asks.Manifest(),
                        new Asks.Digests(0, 2),
                        new Asks.Digests(1, 2),
                        new Asks.Modules(0, 2),
                        new Asks.Modules(1, 2));
    }

    @Test
    void aSmallBudgetHasRoomForTheManifestFirstAndForDigestsNext() {
        assertThat(PlanningFiles.plan(1, 8)).hasSize(1);
        assertThat(PlanningFiles.plan(2, 8))
                .extracting(PlannedProbe::asks)
                .containsExactly(new Asks.Manifest(), new Asks.Digests(0, 1));
    }

    @Test
    void noPlanGoesBeyondItsBudgetAndEveryPieceOfAKindIsThereOnce() {
        Seeds.forAll(
                300,
                random -> {
                    int budget = random.nextInt(1, 60);
                    int most = random.nextInt(1, 20);

                    List<PlannedProbe> plan = PlanningFiles.plan(budget, most);

                    assertThat(plan.size()).isLessThanOrEqualTo(budget);
                    assertThat(plan)
                            .extracting(PlannedProbe::ordinal)
                            .isEqualTo(IntStream.range(0, plan.size()).boxed().toList());
                    List<Asks.Digests> digests =
                            plan.stream()
                                    .map(PlannedProbe::asks)
                                    .filter(Asks.Digests.class::isInstance)
                                    .map(Asks.Digests.class::cast)
                                    .toList();
                    assertThat(digests)
                            .allMatch(one -> one.of() == digests.size())
                            .extracting(Asks.Digests::index)
                            .isEqualTo(IntStream.range(0, digests.size()).boxed().toList());
                });
    }
}
