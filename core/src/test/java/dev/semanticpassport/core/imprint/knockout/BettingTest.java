package dev.semanticpassport.core.imprint.knockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class BettingTest {
    private static final Betting DIFFERENCE = new Betting(-1, 1);

    @Test
    void a_value_that_always_is_one_is_worth_what_the_four_stakes_win_on_average() {
        // Given: values of 1 against a mean of at most 0.2, stakes of .2, .5, .8, .95 of 1 / 1.2
        double[] values = {1, 1, 1};

        // Then: each stake wins (1 + stake * 0.8) three times
        double expected = 0;
        for (double share : new double[] {.2, .5, .8, .95}) {
            expected += Math.pow(1 + share / 1.2 * .8, 3) / 4;
        }
        assertThat(Math.exp(DIFFERENCE.above(values, .2).ln())).isCloseTo(expected, within(1e-9));
    }

    @Test
    void evidence_is_worth_at_most_one_on_average_where_the_mean_is_at_the_bound() {
        for (double bound : new double[] {-.3, 0, .2, .6}) {
            double sum = 0;
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
            int draws = 20_000;
            for (int draw = 0; draw < draws; draw++) {
                double[] values = new double[5];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextDouble() < (bound + 1) / 2 ? 1 : -1;
                }
                sum += Math.exp(DIFFERENCE.above(values, bound).ln());
            }
            assertThat(sum / draws).as("bound %s", bound).isBetween(.8, 1.2);
        }
    }

    @Test
    void neither_the_order_of_values_nor_their_sign_matters_to_the_evidence() {
        Seeds.forAll(
                100,
                random -> {
                    // Given
                    double[] values = random.doubles(9, -1, 1).toArray();
                    double[] turned = new double[values.length];
                    for (int i = 0; i < values.length; i++) {
                        turned[i] = values[values.length - 1 - i];
                    }
                    double bound = random.nextDouble(-.9, .9);

                    // Then
                    assertThat(DIFFERENCE.above(turned, bound).ln())
                            .isCloseTo(DIFFERENCE.above(values, bound).ln(), within(1e-9));
                    assertThat(
                                    DIFFERENCE
                                            .below(
                                                    Arrays.stream(values).map(v -> -v).toArray(),
                                                    -bound)
                                            .ln())
                            .isCloseTo(DIFFERENCE.above(values, bound).ln(), within(1e-9));
                });
    }

    @Test
    void limits_hold_the_mean_as_often_as_they_say() {
        int missedLow = 0;
        int missedHigh = 0;
        int draws = 2_000;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int draw = 0; draw < draws; draw++) {
            double chance = random.nextDouble();
            double[] values = new double[24];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextDouble() < chance ? 1 : 0;
            }
            missedLow += DIFFERENCE.lower(values, .95) > chance ? 1 : 0;
            missedHigh += DIFFERENCE.upper(values, .95) < chance ? 1 : 0;
        }
        // 5 % of 2,000 is 100; beyond 130 a right level is seen once in a thousand runs
        assertThat(missedLow).isLessThan(130);
        assertThat(missedHigh).isLessThan(130);
    }

    @Test
    void twenty_four_probes_that_lose_nothing_bring_the_upper_limit_below_a_fifth() {
        assertThat(DIFFERENCE.upper(new double[24], .95)).isLessThan(.2);
        assertThat(DIFFERENCE.upper(new double[12], .95)).isGreaterThan(.2);
    }
}
