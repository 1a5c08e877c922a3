package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalTest {
    @Test
    void three_hits_of_three_leave_the_limit_that_can_be_solved_by_hand() {
        // B(3½, ½)/B(½, ½) = 15/48 and θ(s)³ = .01 · 15/48, so s = (∛.003125 − 1/256) / (1 − 1/256)
        double byHand = (Math.cbrt(.01 * 15 / 48) - 1.0 / 256) / (1 - 1.0 / 256);

        Survival survival = Survival.of(Tally.of(256, 3, 0));

        assertThat(survival.smallest()).isCloseTo(byHand, within(1e-12));
        assertThat(survival.largest()).isEqualTo(1);
        assertThat(survival.estimate()).hasValue(1);
        assertThat(survival.hitRate()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, .02151, .99937", "30, 30, .27077, .72531", "2, 58, 0, .18889"})
    void limits_agree_with_a_search_over_a_fine_grid_done_elsewhere(
            int hits, int misses, double smallest, double largest) {
        Survival survival = Survival.of(Tally.of(256, hits, misses));

        assertThat(survival.smallest()).isCloseTo(smallest, within(2e-5));
        assertThat(survival.largest()).isCloseTo(largest, within(2e-5));
    }

    @Test
    void the_estimate_takes_lucky_hits_off() {
        Survival survival = Survival.of(Tally.of(100, 20, 80));

        assertThat(survival.hitRate()).hasValue(.2);
        assertThat(survival.estimate().orElseThrow())
                .isCloseTo((.2 - .01) / (1 - .01), within(1e-12));
        assertThat(Survival.of(Tally.of(25, 1, 99)).estimate()).hasValue(0);
    }

    @Test
    void nothing_counted_leaves_everything_possible() {
        Survival survival = Survival.of(Tally.EMPTY);

        assertThat(survival.estimate()).isEmpty();
        assertThat(survival.hitRate()).isEmpty();
        assertThat(survival.smallest()).isZero();
        assertThat(survival.largest()).isEqualTo(1);
    }

    @Test
    void the_estimate_lies_within_the_limits_and_a_higher_level_widens_them() {
        Seeds.forAll(
                200,
                random -> {
                    Tally tally =
                            Tally.of(
                                            random.nextInt(21, 300),
                                            random.nextInt(50),
                                            random.nextInt(50))
                                    .plus(400, random.nextBoolean());

                    Survival narrow = Survival.of(tally, .9);
                    Survival wide = Survival.of(tally, .999);

                    assertThat(narrow.estimate().orElseThrow())
                            .isBetween(narrow.smallest(), narrow.largest());
                    assertThat(wide.smallest()).isLessThanOrEqualTo(narrow.smallest());
                    assertThat(wide.largest()).isGreaterThanOrEqualTo(narrow.largest());
                });
    }

    @Test
    void a_hit_in_place_of_a_miss_raises_both_limits() {
        Seeds.forAll(
                200,
                random -> {
                    int hits = random.nextInt(60);
                    int misses = 1 + random.nextInt(60);

                    Survival fewer = Survival.of(Tally.of(256, hits, misses));
                    Survival more = Survival.of(Tally.of(256, hits + 1, misses - 1));

                    assertThat(more.smallest()).isGreaterThanOrEqualTo(fewer.smallest());
                    assertThat(more.largest()).isGreaterThanOrEqualTo(fewer.largest());
                    assertThat(more.estimate().orElseThrow())
                            .isGreaterThanOrEqualTo(fewer.estimate().orElseThrow());
                });
    }

    @Test
    void more_answers_at_the_same_share_narrow_the_limits() {
        Seeds.forAll(
                100,
                random -> {
                    int hits = random.nextInt(1, 20);
                    int misses = random.nextInt(1, 20);

                    Survival few = Survival.of(Tally.of(256, hits, misses));
                    Survival many = Survival.of(Tally.of(256, 10 * hits, 10 * misses));

                    assertThat(many.largest() - many.smallest())
                            .isLessThan(few.largest() - few.smallest());
                });
    }

    @Test
    void looked_at_after_every_answer_the_limits_hold_at_their_level() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int runs = 1000;
        int wrong = 0;
        for (int run = 0; run < runs; run++) {
            double truth = random.nextDouble();
            double hitRate = truth + (1 - truth) / 256;
            int hits = 0;
            boolean left = false;
            for (int n = 1; n <= 40; n++) {
                hits += random.nextDouble() < hitRate ? 1 : 0;
                Survival survival = Survival.of(Tally.of(256, hits, n - hits), .9);
                left |= truth < survival.smallest() || truth > survival.largest();
            }
            wrong += left ? 1 : 0;
        }

        // at most 10 % by Ville; 13 % would be five binomial standard errors off
        assertThat(wrong).isBetween(1, runs * 13 / 100);
    }

    @Test
    void a_level_outside_0_to_1_is_refused() {
        assertThatThrownBy(() -> Survival.of(Tally.EMPTY, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level must lie between 0 and 1");
    }
}
