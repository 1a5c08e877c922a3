package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ManyModelsTest {
    @Test
    void the_procedure_takes_all_up_to_the_last_that_reaches_its_bound() {
        // M = 5, α = .1: bounds 50, 25, 16.7, 12.5, 10 for the 1st to 5th largest. The largest, 40,
        // misses its own bound, and the third, 20, reaches 16.7: k* = 3.
        List<EValue> models = eValues(2, 40, 20, 26, 1);

        assertThat(ManyModels.withFalseDiscoveryRate(models, .1)).containsExactly(1, 2, 3);
        assertThat(ManyModels.familyWise(models, .1)).isEmpty();
        assertThat(ManyModels.familyWise(eValues(2, 51, 20, 26, 1), .1)).containsExactly(1);
    }

    @Test
    void one_model_needs_what_a_single_test_needs() {
        assertThat(ManyModels.withFalseDiscoveryRate(eValues(101), .01)).containsExactly(0);
        assertThat(ManyModels.withFalseDiscoveryRate(eValues(99), .01)).isEmpty();
        assertThat(ManyModels.familyWise(eValues(101), .01)).containsExactly(0);
        assertThat(ManyModels.withFalseDiscoveryRate(List.of(), .01)).isEmpty();
    }

    @Test
    void a_bound_that_is_met_exactly_is_reached() {
        var exact = List.of(new EValue(StrictMath.log(1 / .01)));

        assertThat(ManyModels.withFalseDiscoveryRate(exact, .01)).containsExactly(0);
        assertThat(ManyModels.familyWise(exact, .01)).containsExactly(0);
    }

    @Test
    void shares_of_arrivals_sum_to_one() {
        double sum = 0;
        for (int t = 1; t <= 100_000; t++) {
            assertThat(ManyModels.shareOfArrival(t)).isPositive();
            sum += ManyModels.shareOfArrival(t);
        }
        // the rest of the sum, telescoped
        assertThat(sum + 1 / Math.log(Math.E + 100_000)).isCloseTo(1, within(1e-9));
        assertThat(ManyModels.shareOfArrival(1))
                .isCloseTo(1 - 1 / Math.log(Math.E + 1), within(1e-12));
        assertThatThrownBy(() -> ManyModels.shareOfArrival(0)).hasMessageContaining("from 1 on");
    }

    @Test
    void a_model_that_arrives_needs_less_once_others_were_recognised() {
        // γ_1 = .2385, γ_2 = .1169: 1/(.1 γ_1) = 41.9; then 1/(.1 γ_2 · 2) = 42.8, alone 85.5
        assertThat(ManyModels.asTheyArrive(eValues(43, 44), .1)).containsExactly(0, 1);
        assertThat(ManyModels.asTheyArrive(eValues(41, 44), .1)).isEmpty();
        assertThat(ManyModels.asTheyArrive(eValues(41, 86), .1)).containsExactly(1);
    }

    @Test
    void what_was_decided_on_arrival_does_not_change_by_later_models() {
        Seeds.forAll(
                200,
                random -> {
                    List<EValue> models = anyModels(random);
                    int first = random.nextInt(models.size());

                    assertThat(ManyModels.asTheyArrive(models, .05).headSet(first))
                            .isEqualTo(ManyModels.asTheyArrive(models.subList(0, first), .05));
                });
    }

    @Test
    void of_what_is_recognised_few_are_false_whatever_the_dependence() {
        int[] runs = new int[1];
        double[] falseShares = new double[2];
        Seeds.forAll(
                4000,
                random -> {
                    List<EValue> models = new ArrayList<>();
                    // all nulls are one bet, so that they are large together; every tenth is true
                    double common = random.nextDouble() < .002 ? 500 : 1e-9;
                    for (int i = 0; i < 50; i++) {
                        models.add(new EValue(Math.log(i % 10 == 9 ? 1e4 : common)));
                    }
                    runs[0]++;
                    falseShares[0] += falseShare(ManyModels.withFalseDiscoveryRate(models, .1));
                    falseShares[1] += falseShare(ManyModels.asTheyArrive(models, .1));
                });
        assertThat(falseShares[0] / runs[0]).isLessThanOrEqualTo(.1).isGreaterThan(0);
        assertThat(falseShares[1] / runs[0]).isLessThanOrEqualTo(.1).isGreaterThan(0);
    }

    @Test
    void what_is_recognised_family_wise_is_recognised_under_the_discovery_rate_too() {
        Seeds.forAll(
                200,
                random -> {
                    List<EValue> models = anyModels(random);

                    assertThat(ManyModels.withFalseDiscoveryRate(models, .05))
                            .containsAll(ManyModels.familyWise(models, .05));
                });
    }

    @Test
    void a_larger_e_value_loses_no_discovery() {
        Seeds.forAll(
                200,
                random -> {
                    List<EValue> models = anyModels(random);
                    var stronger = new ArrayList<>(models);
                    int raised = random.nextInt(models.size());
                    stronger.set(raised, new EValue(models.get(raised).ln() + 1));

                    assertThat(ManyModels.withFalseDiscoveryRate(stronger, .05))
                            .containsAll(ManyModels.withFalseDiscoveryRate(models, .05));
                });
    }

    @Test
    void all_that_is_recognised_is_at_least_as_strong_as_all_that_is_not() {
        Seeds.forAll(
                200,
                random -> {
                    List<EValue> models = anyModels(random);
                    var recognised = ManyModels.withFalseDiscoveryRate(models, .05);

                    for (int i = 0; i < models.size(); i++) {
                        for (int j : recognised) {
                            if (!recognised.contains(i)) {
                                assertThat(models.get(i)).isLessThanOrEqualTo(models.get(j));
                            }
                        }
                    }
                });
    }

    @Test
    void the_mean_of_e_values_is_computed_without_overflow() {
        assertThat(EValue.mean(eValues(1, 2, 6)).ln()).isCloseTo(Math.log(3), within(1e-14));
        assertThat(EValue.mean(List.of(new EValue(2000), new EValue(0))).ln())
                .isCloseTo(2000 - Math.log(2), within(1e-9));
        var lost = new EValue(Double.NEGATIVE_INFINITY);
        assertThat(EValue.mean(List.of(lost, EValue.ONE)).ln())
                .isCloseTo(-Math.log(2), within(1e-14));
        assertThat(EValue.mean(List.of(lost, lost))).isEqualTo(lost);
    }

    @Test
    void e_values_that_are_no_numbers_and_levels_that_are_none_are_refused() {
        assertThatThrownBy(() -> new EValue(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new EValue(Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> EValue.mean(List.of())).hasMessageContaining("undefined");
        assertThatThrownBy(() -> ManyModels.withFalseDiscoveryRate(List.of(), 0))
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> ManyModels.familyWise(List.of(), 1)).hasMessageContaining("alpha");
        assertThat(new EValue(-0.0)).isEqualTo(EValue.ONE);
    }

    private static double falseShare(Set<Integer> recognised) {
        long nulls = recognised.stream().filter(i -> i % 10 != 9).count();
        return (double) nulls / Math.max(1, recognised.size());
    }

    private static List<EValue> eValues(double... values) {
        return DoubleStream.of(values).mapToObj(value -> new EValue(Math.log(value))).toList();
    }

    private static List<EValue> anyModels(RandomGenerator random) {
        List<EValue> models = new ArrayList<>();
        int count = random.nextInt(1, 30);
        for (int i = 0; i < count; i++) {
            models.add(new EValue(random.nextDouble(-3, 9)));
        }
        return models;
    }
}
