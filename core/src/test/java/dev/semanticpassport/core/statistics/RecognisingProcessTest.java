package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RecognisingProcessTest {
    private static final MathContext DIGITS = new MathContext(40);

    @Test
    void two_hits_and_a_miss_among_256_give_the_value_computed_by_hand() {
        // E = (1/5) Σ q²(1−q) / (p²(1−p)) with p = 1/256
        var expected = BigDecimal.ZERO;
        var chance = BigDecimal.ONE.divide(BigDecimal.valueOf(256), DIGITS);
        var nullLikelihood = chance.pow(2).multiply(BigDecimal.ONE.subtract(chance));
        for (String q : List.of("0.05", "0.1", "0.2", "0.5", "0.9")) {
            var rate = new BigDecimal(q);
            expected =
                    expected.add(
                            rate.pow(2)
                                    .multiply(BigDecimal.ONE.subtract(rate))
                                    .divide(nullLikelihood, DIGITS));
        }
        expected = expected.divide(BigDecimal.valueOf(5), DIGITS);

        EValue evidence = RecognisingProcess.evidence(Tally.of(256, 2, 1));

        assertThat(evidence.ln()).isCloseTo(Math.log(expected.doubleValue()), within(1e-13));
        assertThat(evidence.log10()).isCloseTo(3.51606, within(1e-5));
    }

    @Test
    void nothing_counted_is_no_evidence() {
        assertThat(RecognisingProcess.evidence(Tally.EMPTY)).isEqualTo(EValue.ONE);
    }

    @Test
    void three_hits_in_a_row_reach_a_million_and_two_do_not() {
        assertThat(RecognisingProcess.evidence(Tally.of(256, 3, 0)).log10()).isGreaterThan(6);
        assertThat(RecognisingProcess.evidence(Tally.of(256, 2, 0)).log10()).isLessThan(6);
    }

    @Test
    void at_chance_the_mean_of_the_next_value_is_the_present_one() {
        Seeds.forAll(
                200,
                random -> {
                    Tally now = anyTally(random);
                    int candidates = anyCandidates(random);
                    double chance = RecognisingProcess.chance(candidates);

                    double afterHit = RecognisingProcess.evidence(now.plus(candidates, true)).ln();
                    double afterMiss =
                            RecognisingProcess.evidence(now.plus(candidates, false)).ln();

                    double present = RecognisingProcess.evidence(now).ln();
                    double meanFactor =
                            chance * Math.exp(afterHit - present)
                                    + (1 - chance) * Math.exp(afterMiss - present);
                    assertThat(meanFactor).isCloseTo(1, within(1e-10));
                });
    }

    @Test
    void a_hit_raises_the_evidence_and_a_miss_lowers_it() {
        Seeds.forAll(
                200,
                random -> {
                    Tally now = anyTally(random);
                    int candidates = anyCandidates(random);
                    EValue present = RecognisingProcess.evidence(now);

                    assertThat(RecognisingProcess.evidence(now.plus(candidates, true)))
                            .isGreaterThan(present);
                    assertThat(RecognisingProcess.evidence(now.plus(candidates, false)))
                            .isLessThan(present);
                });
    }

    @Test
    void the_order_of_the_beacons_changes_no_digit() {
        Seeds.forAll(
                100,
                random -> {
                    List<Outcome.Hit> lengths = new ArrayList<>();
                    for (int i = 0; i < 30; i++) {
                        lengths.add(new Outcome.Hit(anyCandidates(random)));
                    }
                    var shuffled = new ArrayList<>(lengths);
                    Collections.shuffle(shuffled, Random.from(random));

                    assertThat(evidenceOf(shuffled)).isEqualTo(evidenceOf(lengths));
                });
    }

    @Test
    void the_more_candidates_the_more_a_hit_is_worth() {
        Seeds.forAll(
                100,
                random -> {
                    int candidates = anyCandidates(random);

                    assertThat(RecognisingProcess.evidence(Tally.of(candidates + 1, 1, 0)))
                            .isGreaterThan(RecognisingProcess.evidence(Tally.of(candidates, 1, 0)));
                });
    }

    @Test
    void a_list_of_twenty_candidates_is_refused_with_the_reason() {
        assertThatThrownBy(() -> Tally.of(20, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 21 candidates")
                .hasMessageContaining("this one has 20");
        assertThatThrownBy(() -> new Outcome.Hit(20)).hasMessageContaining("this one has 20");
        assertThatThrownBy(() -> new Outcome.Miss(20, true)).hasMessageContaining("has 20");
        assertThat(new Outcome.Hit(21).candidates()).isEqualTo(21);
    }

    @Test
    void negative_counts_are_refused() {
        assertThatThrownBy(() -> Tally.of(256, -1, 0)).hasMessageContaining("-1 hits");
        assertThatThrownBy(() -> Tally.of(256, 0, -1)).hasMessageContaining("-1 misses");
    }

    private static EValue evidenceOf(List<Outcome.Hit> hits) {
        Tally tally = Tally.EMPTY;
        for (Outcome.Hit hit : hits) {
            tally = tally.plus(hit.candidates(), hit.candidates() % 3 == 0);
        }
        return RecognisingProcess.evidence(tally);
    }

    private static Tally anyTally(RandomGenerator random) {
        Tally tally = Tally.EMPTY;
        int beacons = random.nextInt(40);
        for (int i = 0; i < beacons; i++) {
            tally = tally.plus(anyCandidates(random), random.nextInt(4) == 0);
        }
        return tally;
    }

    private static int anyCandidates(RandomGenerator random) {
        return random.nextInt(RecognisingProcess.FEWEST_CANDIDATES, 300);
    }
}
