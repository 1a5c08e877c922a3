package dev.semanticpassport.passport.verification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanningTest {

    @Test
    void controlsStandAfterTheFirstSixteenBeacons() {
        // When
        List<PlannedProbe> plan = Planning.plan(60, 8, 1000, 0.2, 0.01);
        // Then
        assertThat(plan).hasSize(68);
        assertThat(plan.subList(0, 16)).allMatch(probe -> probe.asks() instanceof Asks.Beacon);
        assertThat(plan.subList(16, 24)).allMatch(probe -> probe.asks() instanceof Asks.Control);
        assertThat(plan.subList(24, 68)).allMatch(probe -> probe.asks() instanceof Asks.Beacon);
    }

    @Test
    void everyRefutationSeesTheControlsFirst() {
        Seeds.forAll(
                1_000,
                random -> {
                    // Given
                    double floor = random.nextDouble(0.01, 0.95);
                    double beta = random.nextDouble(0.0001, 0.2);
                    // When
                    List<PlannedProbe> plan = Planning.plan(100, 3, 10_000, floor, beta);
                    // Then
                    double beaconsBefore =
                            (double)
                                    plan.stream()
                                            .takeWhile(probe -> probe.asks() instanceof Asks.Beacon)
                                            .count();
                    assertThat(beaconsBefore).isLessThanOrEqualTo(16);
                    // The most that misses alone can say against the floor, with all weight on r =
                    // 0
                    assertThat(Math.pow(1 / (1 - floor), beaconsBefore)).isLessThan(1 / beta);
                });
    }

    @Test
    void aPlanAsksEachBeaconAndControlOnceAndInFrozenOrder() {
        Seeds.forAll(
                1_000,
                random -> {
                    // Given
                    int beacons = random.nextInt(1, 200);
                    int controls = random.nextInt(0, 20);
                    // When
                    List<PlannedProbe> plan = Planning.plan(beacons, controls, 10_000, 0.2, 0.01);
                    // Then
                    assertThat(indices(plan, Asks.Beacon.class))
                            .isEqualTo(IntStream.range(0, beacons).boxed().toList());
                    assertThat(indices(plan, Asks.Control.class))
                            .isEqualTo(IntStream.range(0, controls).boxed().toList());
                    assertThat(plan)
                            .extracting(PlannedProbe::ordinal)
                            .isEqualTo(IntStream.range(0, beacons + controls).boxed().toList());
                });
    }

    @Test
    void aBudgetCutsTheEndAndChangesNothingBefore() {
        Seeds.forAll(
                1_000,
                random -> {
                    // Given
                    int beacons = random.nextInt(1, 100);
                    int controls = random.nextInt(0, 10);
                    int budget = random.nextInt(1, 150);
                    List<PlannedProbe> whole = Planning.plan(beacons, controls, 10_000, 0.2, 0.01);
                    // When
                    List<PlannedProbe> cut = Planning.plan(beacons, controls, budget, 0.2, 0.01);
                    // Then
                    assertThat(cut).isEqualTo(whole.subList(0, Math.min(budget, whole.size())));
                });
    }

    private static List<Integer> indices(List<PlannedProbe> plan, Class<? extends Asks> kind) {
        return plan.stream()
                .map(PlannedProbe::asks)
                .filter(kind::isInstance)
                .map(Asks::index)
                .toList();
    }
}
