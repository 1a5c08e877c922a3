package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactAuditTest {
    private static final double NULL_RATE = 1.0 / 256;

    @Test
    void with_one_look_the_size_is_the_chance_of_one_hit() {
        // one hit of one: E = (.05 + .1 + .2 + .5 + .9)/5 · 256 = 89.6, which reaches 1/.05 and not
        // 1/.01
        assertThat(size(.05, 1)).isEqualTo(NULL_RATE);
        assertThat(size(.01, 1)).isZero();
        // two looks at .01: two hits alone reach it
        assertThat(size(.01, 2)).isCloseTo(NULL_RATE * NULL_RATE, within(1e-18));
    }

    @ParameterizedTest
    @CsvSource({".05, .0185, .00005", ".01, .0022, .0001", ".001, .00028, .000005"})
    void the_size_over_two_hundred_looks_is_the_published_one(
            double alpha, double published, double rounding) {
        assertThat(size(alpha, 200)).isCloseTo(published, within(rounding)).isLessThan(alpha / 2);
    }

    @ParameterizedTest
    @CsvSource({".9, 3, 5", ".5, 7, 14", ".2, 23, 44", ".1, 65, 115", ".05, 180, 324"})
    void beacons_to_a_million_are_the_published_ones(double hitRate, int median, int ninetieth) {
        var course = ExactAudit.recognising(1e-6, 256, 400).course(hitRate);

        assertThat(course.beaconsToRecognise(.5)).hasValue(median);
        assertThat(course.beaconsToRecognise(.9)).hasValue(ninetieth);
    }

    @ParameterizedTest
    @CsvSource({".9, 3, 5", ".5, 7, 14", ".2, 23, 44", ".1, 62, 110", ".05, 159, 293"})
    void lucky_hits_of_a_model_that_lost_the_answer_shorten_the_way(
            double survival, int median, int ninetieth) {
        double hitRate = RecognisingProcess.hitRate(survival, 256);

        var course = ExactAudit.recognising(1e-6, 256, 400).course(hitRate);

        assertThat(course.beaconsToRecognise(.5)).hasValue(median);
        assertThat(course.beaconsToRecognise(.9)).hasValue(ninetieth);
    }

    @Test
    void sixty_beacons_recognise_a_survival_of_a_fifth_far_more_often_than_thirty() {
        var course = ExactAudit.recognising(1e-6, 256, 60).course(.2);

        assertThat(course.recognisedBy(30)).isCloseTo(.64, within(.005));
        assertThat(course.recognisedBy(60)).isCloseTo(.975, within(.005));
    }

    @Test
    void nulls_are_refuted_with_sixty_beacons_and_a_survival_at_the_floor_is_not() {
        var audit = ExactAudit.of(AuditRule.of(1e-6), 256, 60);

        var nulls = audit.course(NULL_RATE);
        var survivors = audit.course(.2);

        assertThat(nulls.refutedBy(60)).isGreaterThan(.9999);
        assertThat(nulls.refutedBy(30)).isCloseTo(.907, within(.0005));
        assertThat(nulls.recognisedBy(60)).isLessThan(1e-6);
        assertThat(survivors.refutedBy(60)).isCloseTo(.0055, within(.0001));
    }

    @Test
    void a_survival_at_the_floor_is_wrongly_refuted_less_often_than_beta_however_long_it_goes() {
        for (double floor : new double[] {.05, .1, .2, .5}) {
            var rule = new AuditRule(1e-300, 1, true, floor, .01);

            var course = ExactAudit.of(rule, 256, 400).course(floor);

            assertThat(course.refutedBy(400)).isBetween(.001, .01);
        }
    }

    @Test
    void the_size_never_exceeds_alpha_and_grows_with_looks_and_alpha() {
        Seeds.forAll(
                30,
                random -> {
                    int candidates = random.nextInt(21, 400);
                    double alpha = Math.exp(random.nextDouble(-9, -.7));
                    double nullRate = RecognisingProcess.chance(candidates);
                    var strict =
                            ExactAudit.recognising(alpha / 2, candidates, 150).course(nullRate);
                    var course = ExactAudit.recognising(alpha, candidates, 150).course(nullRate);

                    assertThat(course.recognisedBy(150)).isLessThanOrEqualTo(alpha);
                    assertThat(course.recognisedBy(70))
                            .isLessThanOrEqualTo(course.recognisedBy(150));
                    assertThat(strict.recognisedBy(150))
                            .isLessThanOrEqualTo(course.recognisedBy(150));
                });
    }

    @Test
    void a_higher_hit_rate_is_recognised_more_often_and_refuted_less_often() {
        var audit = ExactAudit.of(AuditRule.of(1e-3), 256, 100);
        Seeds.forAll(
                100,
                random -> {
                    double low = random.nextDouble();
                    double high = random.nextDouble(low, 1);

                    assertThat(audit.course(high).recognisedBy(100))
                            .isGreaterThanOrEqualTo(audit.course(low).recognisedBy(100) - 1e-12);
                    assertThat(audit.course(high).refutedBy(100))
                            .isLessThanOrEqualTo(audit.course(low).refutedBy(100) + 1e-12);
                });
    }

    @Test
    void no_chance_is_lost() {
        // without rules that can be reached everything stays open; with certain hits all is
        // recognised
        var course = ExactAudit.of(AuditRule.of(1e-6), 256, 60).course(1);
        assertThat(course.recognisedBy(3)).isEqualTo(1);
        assertThat(course.recognisedBy(2)).isZero();
        assertThat(course.beaconsToRecognise(1)).hasValue(3);
        assertThat(course.refutedBy(60)).isZero();

        var never = ExactAudit.of(AuditRule.of(1e-6), 256, 60).course(0);
        assertThat(never.refutedBy(24)).isZero();
        assertThat(never.refutedBy(25)).isEqualTo(1);
        assertThat(never.beaconsToRecognise(.5)).isEqualTo(OptionalInt.empty());
    }

    @Test
    void the_tables_decide_exactly_as_the_fold_does() {
        Seeds.forAll(
                300,
                random -> {
                    double[] alphas = {.05, .001, 1e-6};
                    var rule = new AuditRule(alphas[random.nextInt(3)], 1, true, .2, .01);
                    double hitRate = random.nextBoolean() ? .05 : random.nextDouble();
                    int candidates = random.nextInt(21, 300);
                    int[] fewest =
                            Boundaries.fewestHitsToRecognise(candidates, rule.lnThreshold(), 60);
                    int[] most = Boundaries.mostHitsToRefute(rule, candidates, 60);
                    Map<Integer, Outcome> outcomes = new HashMap<>();
                    outcomes.put(0, new Outcome.Control(true));
                    int hits = 0;
                    for (int n = 1; n <= 60; n++) {
                        boolean hit = random.nextDouble() < hitRate;
                        hits += hit ? 1 : 0;
                        outcomes.put(
                                n,
                                hit
                                        ? new Outcome.Hit(candidates)
                                        : new Outcome.Miss(candidates, true));

                        var verdict =
                                Auditing.fold(rule, 100, outcomes)
                                        .decision()
                                        .map(Audit.Decision::verdict);

                        if (hits >= fewest[n]) {
                            assertThat(verdict).contains(Verdict.RECOGNISED);
                        } else if (hits <= most[n]) {
                            assertThat(verdict).contains(Verdict.NOT_RECOGNISED);
                        } else {
                            assertThat(verdict).isEmpty();
                            continue;
                        }
                        return;
                    }
                });
    }

    @Test
    void what_cannot_be_computed_is_refused() {
        var audit = ExactAudit.recognising(.01, 256, 10);

        assertThatThrownBy(() -> audit.course(1.1)).hasMessageContaining("hitRate");
        assertThatThrownBy(() -> audit.course(Double.NaN)).hasMessageContaining("hitRate");
        assertThatThrownBy(() -> ExactAudit.recognising(0, 256, 10)).hasMessageContaining("alpha");
        var lowFloor = new AuditRule(.01, 1, true, .04, .01);
        assertThatThrownBy(() -> ExactAudit.of(lowFloor, 25, 10))
                .hasMessageContaining("survivalFloor 0.04");
        assertThatThrownBy(() -> ExactAudit.of(AuditRule.of(.01), 20, 10))
                .hasMessageContaining("at least 21");
    }

    private static double size(double alpha, int looks) {
        return ExactAudit.recognising(alpha, 256, looks).course(NULL_RATE).recognisedBy(looks);
    }
}
