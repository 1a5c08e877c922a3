package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefutingProcessTest {
    private static final double LN_100 = Math.log(100);

    @Test
    void one_hit_and_thirty_misses_give_the_value_computed_by_hand() {
        // (1/3) [0 + .05 · .95³⁰ + .1 · .9³⁰] / (.2 · .8³⁰): after a hit the rate 0 is out
        var expected = BigDecimal.ZERO;
        for (String r : List.of("0.05", "0.1")) {
            var rate = new BigDecimal(r);
            expected = expected.add(rate.multiply(BigDecimal.ONE.subtract(rate).pow(30)));
        }
        var floor = new BigDecimal("0.2");
        expected =
                expected.divide(
                        floor.multiply(BigDecimal.ONE.subtract(floor).pow(30))
                                .multiply(BigDecimal.valueOf(3)),
                        new MathContext(40));

        EValue evidence = new RefutingProcess(.2).evidence(Tally.of(256, 1, 30));

        assertThat(evidence.ln()).isCloseTo(Math.log(expected.doubleValue()), within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({".2, 25, 22", ".1, 52, 46", ".05, 106, 98"})
    void the_misses_needed_are_near_the_fewest_that_any_grid_could_do_with(
            double floor, int needed, int fewest) {
        var refuting = new RefutingProcess(floor);

        assertThat(refuting.evidence(Tally.of(256, 0, needed)).ln()).isGreaterThan(LN_100);
        assertThat(refuting.evidence(Tally.of(256, 0, needed - 1)).ln()).isLessThan(LN_100);
        assertThat(needed).isGreaterThanOrEqualTo(fewest);
    }

    @Test
    void at_the_floor_the_mean_of_the_next_value_is_the_present_one_and_above_it_less() {
        Seeds.forAll(
                200,
                random -> {
                    double floor = random.nextDouble(.05, .9);
                    double survival = random.nextDouble(floor, 1);
                    var now = Tally.of(256, random.nextInt(20), random.nextInt(60));
                    var refuting = new RefutingProcess(floor);
                    double present = refuting.evidence(now).ln();
                    double hit = Math.exp(refuting.evidence(now.plus(256, true)).ln() - present);
                    double miss = Math.exp(refuting.evidence(now.plus(256, false)).ln() - present);

                    assertThat(floor * hit + (1 - floor) * miss).isCloseTo(1, within(1e-10));
                    assertThat(survival * hit + (1 - survival) * miss).isLessThan(1 + 1e-10);
                });
    }

    @Test
    void a_hit_lowers_the_evidence_and_a_miss_raises_it() {
        Seeds.forAll(
                200,
                random -> {
                    var refuting = new RefutingProcess(random.nextDouble(.05, .95));
                    var now = Tally.of(256, random.nextInt(20), random.nextInt(60));

                    assertThat(refuting.evidence(now.plus(256, true)))
                            .isLessThan(refuting.evidence(now));
                    assertThat(refuting.evidence(now.plus(256, false)))
                            .isGreaterThan(refuting.evidence(now));
                });
    }

    @Test
    void the_lengths_of_the_candidate_lists_do_not_matter() {
        Seeds.forAll(
                100,
                random -> {
                    var refuting = new RefutingProcess(.2);
                    boolean hit = random.nextBoolean();
                    int candidates = random.nextInt(21, 1000);

                    assertThat(refuting.evidence(Tally.EMPTY.plus(candidates, hit)))
                            .isEqualTo(refuting.evidence(Tally.EMPTY.plus(256, hit)));
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -.1, 2, Double.NaN})
    void a_floor_outside_0_to_1_is_refused(double floor) {
        assertThatThrownBy(() -> new RefutingProcess(floor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("survivalFloor must lie between 0 and 1");
    }
}
