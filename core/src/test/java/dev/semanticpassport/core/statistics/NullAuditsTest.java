package dev.semanticpassport.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.statistics.NullAudits.FalseRecognitions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NullAuditsTest {
    private static final List<Double> ALPHAS = List.of(.05, .01, .001);

    @Test
    @Tag("long")
    void a_million_null_audits_keep_every_level_and_agree_with_the_exact_programme() {
        var audits = NullAudits.of(1_000_000, 200, 256, 1);

        List<FalseRecognitions> levels = audits.falseRecognitions(ALPHAS);

        assertThat(levels).hasSize(3);
        for (FalseRecognitions level : levels) {
            double exact = exactSize(level.alpha(), 256);
            assertThat(level.recognised().share()).isLessThanOrEqualTo(level.alpha());
            assertThat(level.recognised().successes()).isPositive();
            assertThat(level.holds(exact)).as("%s against %s", level, exact).isTrue();
        }
    }

    @Test
    @Tag("long")
    void a_planted_error_in_the_claimed_chance_fails_the_same_check() {
        var planted = new NullAudits(1_000_000, 200, 256, 512, 1);

        for (FalseRecognitions level : planted.falseRecognitions(ALPHAS)) {
            assertThat(level.holds(exactSize(level.alpha(), 256))).as("%s", level).isFalse();
        }
    }

    @Test
    void a_grossly_wrong_claim_breaks_the_level_itself() {
        var planted = new NullAudits(20_000, 200, 21, 512, 1);

        for (FalseRecognitions level : planted.falseRecognitions(ALPHAS)) {
            assertThat(level.keepsItsLevel()).as("%s", level).isFalse();
            assertThat(level.holds(level.recognised().share())).isFalse();
        }
    }

    @Test
    void the_planted_error_raises_false_recognitions_by_what_the_programme_says() {
        // the evidence claims 512 candidates, and a hit comes with chance 1/256
        double exact = ExactAudit.recognising(.01, 512, 200).course(1.0 / 256).recognisedBy(200);
        var planted = new NullAudits(200_000, 200, 256, 512, 2);

        var level = planted.falseRecognitions(List.of(.01)).getFirst();

        assertThat(level.agreesWith(exact)).isTrue();
    }

    @Test
    void equal_seeds_give_equal_counts_and_other_seeds_others() {
        var first = NullAudits.of(25_000, 60, 256, 7).falseRecognitions(ALPHAS);
        var second = NullAudits.of(25_000, 60, 256, 7).falseRecognitions(ALPHAS);
        var other = NullAudits.of(25_000, 60, 256, 8).falseRecognitions(ALPHAS);

        assertThat(first).isEqualTo(second);
        assertThat(first).isNotEqualTo(other);
        assertThat(first.getFirst().recognised().trials()).isEqualTo(25_000);
    }

    @Test
    void one_question_is_hit_with_the_chance_of_one_candidate() {
        // one hit of one is worth 7.35 with 21 candidates
        var level = NullAudits.of(30_000, 1, 21, 1).falseRecognitions(List.of(.2)).getFirst();

        assertThat(level.agreesWith(1.0 / 21)).isTrue();
        assertThat(level.agreesWith(.1)).isFalse();
        assertThat(level.holds(1.0 / 21)).isTrue();
        assertThat(level.holds(.1)).isFalse();
        assertThat(new FalseRecognitions(.01, level.recognised()).holds(1.0 / 21)).isFalse();
    }

    @Test
    void one_audit_more_changes_the_count_by_one_at_most() {
        int before = falseAt05(10_000);
        int after = falseAt05(10_001);

        assertThat(before).isPositive();
        assertThat(after - before).isBetween(0, 1);
    }

    @Test
    void a_single_audit_is_recognised_at_most_once() {
        for (int seed = 0; seed < 50; seed++) {
            var level = NullAudits.of(1, 60, 21, seed).falseRecognitions(List.of(.9)).getFirst();

            assertThat(level.recognised().successes()).isBetween(0, 1);
        }
    }

    private static int falseAt05(int audits) {
        return NullAudits.of(audits, 60, 256, 5)
                .falseRecognitions(List.of(.05))
                .getFirst()
                .recognised()
                .successes();
    }

    @Test
    void evidence_that_falls_back_within_the_wave_is_counted_as_such() {
        // at alpha .02 one hit of one crosses (89.6 ≥ 50) and one of two does not (32.8): half of
        // the audits cross at the first question, and half of those miss the second
        var effort = new CarrierAudits(40_000, 2, 256, .5, .02, 2, 1).effort();

        assertThat(effort.recognised().clopperPearson(.999).contains(.5)).isTrue();
        assertThat((double) effort.fallenBack() / 40_000).isCloseTo(.25, within(.01));
    }

    @Test
    void a_crossing_at_the_last_question_is_counted() {
        var effort = new CarrierAudits(1, 3, 256, 1, 1e-6, 4, 1).effort();

        assertThat(effort.recognised()).isEqualTo(new Proportion(1, 1));
        assertThat(effort.medianCounted()).hasValue(3);
        assertThat(effort.medianAsked()).hasValue(3);
    }

    @Test
    void carriers_need_the_questions_that_the_programme_says() {
        for (double survival : new double[] {.9, .5, .2}) {
            double hitRate = RecognisingProcess.hitRate(survival, 256);
            var exact = ExactAudit.recognising(1e-6, 256, 120).course(hitRate);

            var effort = new CarrierAudits(20_000, 120, 256, hitRate, 1e-6, 4, 1).effort();

            assertThat(effort.recognised().clopperPearson(.999).contains(exact.recognisedBy(120)))
                    .isTrue();
            assertThat(effort.medianCounted().orElseThrow())
                    .isCloseTo(
                            exact.beaconsToRecognise(.5).orElseThrow(),
                            within(survival > .3 ? 0 : 1));
        }
    }

    @Test
    void waves_of_four_ask_what_was_published() {
        int[] asked = {4, 8, 24};
        double[] survivals = {.9, .5, .2};
        for (int i = 0; i < 3; i++) {
            double hitRate = RecognisingProcess.hitRate(survivals[i], 256);

            var effort = new CarrierAudits(20_000, 120, 256, hitRate, 1e-6, 4, 1).effort();

            assertThat(effort.medianAsked()).hasValue(asked[i]);
            assertThat(effort.meanOvershoot()).isBetween(.3, 2.0);
        }
    }

    @Test
    void in_waves_of_one_nothing_is_asked_in_vain() {
        var effort = new CarrierAudits(2_000, 60, 256, .5, 1e-6, 1, 1).effort();

        assertThat(effort.medianAsked()).isEqualTo(effort.medianCounted());
        assertThat(effort.meanOvershoot()).isZero();
        assertThat(effort.fallenBack()).isZero();
    }

    @Test
    void in_waves_some_evidence_falls_back_before_the_wave_ends() {
        double hitRate = RecognisingProcess.hitRate(.2, 256);

        var effort = new CarrierAudits(20_000, 200, 256, hitRate, 1e-6, 8, 1).effort();

        double share = (double) effort.fallenBack() / effort.recognised().successes();
        assertThat(share).isBetween(.02, .4);
        assertThat(effort.meanOvershoot()).isBetween(3.0, 4.0);
    }

    @Test
    void a_model_that_is_seldom_recognised_has_no_median() {
        var effort = new CarrierAudits(500, 5, 256, .05, 1e-6, 4, 1).effort();
        var never = new CarrierAudits(500, 2, 256, 1, 1e-6, 4, 1).effort();

        assertThat(effort.medianCounted()).isEmpty();
        assertThat(effort.medianAsked()).isEmpty();
        assertThat(never.recognised().successes()).isZero();
        assertThat(never.meanOvershoot()).isZero();
    }

    @Test
    void impossible_simulations_are_refused() {
        assertThatThrownBy(() -> NullAudits.of(0, 10, 256, 1)).hasMessageContaining("0 of 10");
        assertThatThrownBy(() -> NullAudits.of(10, 0, 256, 1)).hasMessageContaining("10 of 0");
        assertThatThrownBy(() -> NullAudits.of(10, 10, 20, 1)).hasMessageContaining("at least 21");
        assertThatThrownBy(() -> new NullAudits(10, 10, 20, 256, 1)).hasMessageContaining("21");
        assertThatThrownBy(() -> new NullAudits(10, 10, 256, 20, 1)).hasMessageContaining("21");
        assertThatThrownBy(() -> new CarrierAudits(0, 10, 256, .5, .01, 4, 1))
                .hasMessageContaining("0 of 10 in waves of 4");
        assertThatThrownBy(() -> new CarrierAudits(1, 0, 256, .5, .01, 4, 1))
                .hasMessageContaining("1 of 0 in waves of 4");
        assertThatThrownBy(() -> new CarrierAudits(1, 10, 256, .5, .01, 0, 1))
                .hasMessageContaining("1 of 10 in waves of 0");
        assertThatThrownBy(() -> new CarrierAudits(1, 10, 20, .5, .01, 4, 1))
                .hasMessageContaining("at least 21");
    }

    private static double exactSize(double alpha, int candidates) {
        return ExactAudit.recognising(alpha, candidates, 200)
                .course(1.0 / candidates)
                .recognisedBy(200);
    }
}
