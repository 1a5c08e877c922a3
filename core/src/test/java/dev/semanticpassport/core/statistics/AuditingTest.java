package dev.semanticpassport.core.statistics;

import static dev.semanticpassport.core.statistics.Reason.CANDIDATES_NOT_NAMED;
import static dev.semanticpassport.core.statistics.Reason.CONTROLS_NOT_ANSWERED;
import static dev.semanticpassport.core.statistics.Reason.ORDER_NOT_SHOWN;
import static dev.semanticpassport.core.statistics.Reason.PLAN_EXHAUSTED;
import static dev.semanticpassport.core.statistics.Reason.SURVIVAL_REFUTED;
import static dev.semanticpassport.core.statistics.Reason.THRESHOLD_CROSSED;
import static dev.semanticpassport.core.statistics.Reason.TOO_MANY_FAILURES;
import static dev.semanticpassport.core.statistics.Verdict.NOT_RECOGNISED;
import static dev.semanticpassport.core.statistics.Verdict.RECOGNISED;
import static dev.semanticpassport.core.statistics.Verdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.statistics.Audit.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditingTest {
    private static final AuditRule RULE = AuditRule.of(1e-6);
    private static final Outcome HIT = new Outcome.Hit(256);
    private static final Outcome MISS = new Outcome.Miss(256, true);
    private static final Outcome SILENCE = new Outcome.Miss(256, false);
    private static final Outcome CONTROL = new Outcome.Control(true);
    private static final Outcome CONTROL_UNANSWERED = new Outcome.Control(false);
    private static final Outcome FAILURE = new Outcome.Failed(false);

    @Test
    void three_hits_in_a_row_are_recognised_at_the_third() {
        Audit audit = auditOf(60, List.of(HIT, HIT, HIT));

        assertThat(audit.decision()).contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));
        assertThat(audit.evidence().crossedAt()).hasValue(2);
        assertThat(audit.probes().counted()).isEqualTo(3);
        assertThat(audit.evidence().recognising().log10()).isGreaterThan(6);
        assertThat(audit.evidence().anytimeP()).isLessThan(1e-6);
    }

    @Test
    void the_p_value_is_one_over_the_largest_evidence() {
        // one hit of one is worth (.05 + .1 + .2 + .5 + .9)/5 · 256 = 89.6, whatever comes after it
        assertThat(auditOf(60, List.of(HIT, MISS)).evidence().anytimeP())
                .isCloseTo(1 / 89.6, within(1e-15));
        assertThat(auditOf(60, List.of(MISS)).evidence().anytimeP()).isEqualTo(1);
    }

    @Test
    void thresholds_that_are_met_exactly_are_reached() {
        double oneHit = RecognisingProcess.evidence(Tally.of(256, 1, 0)).ln();
        double thirtyMisses = new RefutingProcess(.2).evidence(Tally.of(256, 0, 30)).ln();
        var exactAlpha = new AuditRule(shareOf(oneHit), 1, true, .2, .01);
        var exactBeta = new AuditRule(1e-6, 1, true, .2, shareOf(thirtyMisses));
        var misses = then(List.of(CONTROL), 29, MISS);

        assertThat(Auditing.fold(exactAlpha, 9, byOrdinal(List.of(HIT))).decision())
                .contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));
        assertThat(Boundaries.fewestHitsToRecognise(256, exactAlpha.lnThreshold(), 1)[1]).isOne();
        assertThat(Auditing.fold(exactBeta, 60, byOrdinal(misses)).decision()).isEmpty();
        assertThat(Auditing.fold(exactBeta, 60, byOrdinal(then(misses, 1, MISS))).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(Boundaries.mostHitsToRefute(exactBeta, 256, 30)[30]).isZero();
        assertThat(Boundaries.mostHitsToRefute(exactBeta, 256, 29)[29]).isEqualTo(-1);
    }

    @Test
    void what_comes_after_the_decision_is_received_and_not_counted() {
        Audit decided = auditOf(60, List.of(HIT, HIT, HIT));

        Audit later = auditOf(60, List.of(HIT, HIT, HIT, MISS, MISS, FAILURE));

        assertThat(later.probes().received()).isEqualTo(6);
        assertThat(later.probes().counted()).isEqualTo(3);
        assertThat(later.evidence()).isEqualTo(decided.evidence());
        assertThat(later.decision()).isEqualTo(decided.decision());
    }

    @Test
    void a_gap_blocks_what_lies_behind_it_until_it_is_filled() {
        var outcomes = new TreeMap<>(Map.of(0, HIT, 2, HIT, 3, HIT, 4, HIT));
        Audit blocked = Auditing.fold(RULE, 60, outcomes);
        outcomes.put(1, MISS);
        Audit filled = Auditing.fold(RULE, 60, outcomes);

        assertThat(blocked.probes().counted()).isEqualTo(1);
        assertThat(blocked.probes().received()).isEqualTo(4);
        assertThat(blocked.decision()).isEmpty();
        assertThat(filled.probes().counted()).isEqualTo(5);
        assertThat(filled.decision()).contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));
    }

    @Test
    void failures_unread_answers_and_controls_leave_the_evidence_as_it_is() {
        Audit plain = auditOf(60, List.of(HIT, MISS));

        Audit mixed =
                auditOf(60, List.of(FAILURE, HIT, new Outcome.Unread(), CONTROL, MISS, FAILURE));

        assertThat(mixed.evidence()).isEqualTo(plain.evidence());
        assertThat(mixed.survival()).isEqualTo(plain.survival());
        assertThat(mixed.probes()).isEqualTo(new Audit.Probes(6, 6, 2, 1));
        assertThat(mixed.beacons()).isEqualTo(new Audit.Beacons(2, 1, 2));
        assertThat(mixed.controls()).isEqualTo(new Audit.Controls(1, 1));
        assertThat(mixed.steps()).hasSize(6);
    }

    @Test
    void a_control_that_failed_counts_as_a_failure_and_as_unanswered() {
        Audit audit = auditOf(60, List.of(new Outcome.Failed(true)));

        assertThat(audit.probes().failures()).isEqualTo(1);
        assertThat(audit.controls()).isEqualTo(new Audit.Controls(1, 0));
    }

    @Test
    void each_step_shows_the_evidence_right_after_its_ordinal() {
        Audit audit = auditOf(60, List.of(HIT, CONTROL, MISS));

        var afterHit = RecognisingProcess.evidence(Tally.of(256, 1, 0));
        var afterMiss = RecognisingProcess.evidence(Tally.of(256, 1, 1));
        assertThat(audit.steps())
                .extracting(Audit.Step::recognising)
                .containsExactly(afterHit, afterHit, afterMiss);
        assertThat(audit.steps()).extracting(Audit.Step::ordinal).containsExactly(0, 1, 2);
        assertThat(audit.steps().getLast().refuting())
                .isEqualTo(new RefutingProcess(.2).evidence(Tally.of(256, 1, 1)));
        assertThat(audit.evidence().recognising()).isEqualTo(afterMiss);
        assertThat(audit.evidence().largestRecognising()).isEqualTo(afterHit);
        assertThat(audit.evidence().largestRefuting()).isEqualTo(EValue.ONE);
    }

    @Test
    void twenty_five_misses_with_a_control_answered_refute_survival() {
        Audit open = auditOf(60, then(List.of(CONTROL), 24, MISS));
        Audit audit = auditOf(60, then(List.of(CONTROL), 25, MISS));

        assertThat(open.decision()).isEmpty();
        assertThat(audit.decision()).contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(audit.survival().smallest()).isZero();
        assertThat(audit.evidence().refuting().log10()).isGreaterThan(2);
    }

    @Test
    void without_a_control_asked_the_audit_goes_on_until_one_is_answered() {
        Audit none = auditOf(60, then(List.of(), 40, MISS));
        Audit asked = auditOf(60, then(then(List.of(), 40, MISS), 1, CONTROL));

        assertThat(none.decision()).isEmpty();
        assertThat(asked.decision()).contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(asked.probes().counted()).isEqualTo(41);
    }

    @Test
    void refuting_evidence_that_was_reached_once_stays_reached() {
        // 25 misses refute, but no control has been answered; then a hit takes the evidence back
        var outcomes = then(then(List.of(), 25, MISS), 1, HIT);
        Audit open = auditOf(60, outcomes);
        Audit audit = auditOf(60, then(outcomes, 1, CONTROL));

        assertThat(open.evidence().refuting().log10()).isLessThan(2);
        assertThat(open.decision()).isEmpty();
        assertThat(audit.decision()).contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
    }

    @Test
    void half_of_the_controls_answered_is_enough_and_fewer_is_not() {
        var half = then(List.of(CONTROL, CONTROL_UNANSWERED), 30, MISS);
        var third = then(List.of(CONTROL, CONTROL_UNANSWERED, CONTROL_UNANSWERED), 30, MISS);
        var twoOfFour = then(then(List.of(CONTROL, CONTROL), 2, CONTROL_UNANSWERED), 30, MISS);

        assertThat(auditOf(60, half).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(auditOf(60, twoOfFour).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(auditOf(60, third).decision()).isEmpty();
        assertThat(auditOf(33, third).decision())
                .contains(new Decision(UNDECIDED, CONTROLS_NOT_ANSWERED));
    }

    @Test
    void a_plan_without_controls_never_ends_in_not_recognised() {
        assertThat(auditOf(60, then(List.of(), 60, MISS)).decision())
                .contains(new Decision(UNDECIDED, CONTROLS_NOT_ANSWERED));
    }

    @Test
    void a_model_that_names_candidates_in_half_of_its_answers_can_be_refuted_and_in_fewer_not() {
        var half = then(then(List.of(CONTROL), 13, SILENCE), 13, MISS);
        var fewer = then(then(List.of(CONTROL), 14, SILENCE), 13, MISS);

        assertThat(auditOf(60, half).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(auditOf(60, fewer).decision()).isEmpty();
        assertThat(auditOf(28, fewer).decision())
                .contains(new Decision(UNDECIDED, CANDIDATES_NOT_NAMED));
    }

    @Test
    void a_model_that_names_nothing_ends_undecided_with_that_reason() {
        assertThat(auditOf(61, then(List.of(CONTROL), 60, SILENCE)).decision())
                .contains(new Decision(UNDECIDED, CANDIDATES_NOT_NAMED));
        assertThat(auditOf(4, then(List.of(CONTROL), 3, SILENCE)).decision())
                .contains(new Decision(UNDECIDED, PLAN_EXHAUSTED));
    }

    @Test
    void a_tenth_of_failures_is_tolerated_and_more_is_not() {
        var tenth = then(then(List.of(CONTROL), 3, FAILURE), 26, MISS);
        var more = then(then(List.of(CONTROL), 3, FAILURE), 25, MISS);

        assertThat(auditOf(60, tenth).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
        assertThat(auditOf(60, more).decision()).isEmpty();
        assertThat(auditOf(29, more).decision())
                .contains(new Decision(UNDECIDED, TOO_MANY_FAILURES));
    }

    @Test
    void hits_are_recognised_however_many_probes_failed() {
        var outcomes = then(then(List.of(), 10, FAILURE), 3, HIT);

        assertThat(auditOf(60, outcomes).decision())
                .contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));
    }

    @Test
    void recognised_takes_precedence_where_both_are_reached_at_one_ordinal() {
        // 25 misses refute, and wait for a control; the third hit recognises at alpha = .05
        var rule = new AuditRule(.05, 1, true, .2, .01);
        var outcomes = then(List.of(), 25, MISS);
        Audit audit = null;
        while (audit == null || audit.decision().isEmpty()) {
            outcomes = then(outcomes, 1, HIT);
            audit = Auditing.fold(rule, 60, byOrdinal(outcomes));
        }
        assertThat(audit.evidence().largestRefuting().ln()).isGreaterThan(Math.log(100));
        assertThat(audit.decision()).contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));

        var withControl = then(outcomes.subList(0, outcomes.size() - 1), 0, HIT);
        withControl = then(withControl, 1, CONTROL);
        assertThat(Auditing.fold(rule, 60, byOrdinal(withControl)).decision())
                .contains(new Decision(NOT_RECOGNISED, SURVIVAL_REFUTED));
    }

    @Test
    void where_the_order_is_not_shown_beacons_alone_never_recognise() {
        var rule = new AuditRule(1e-6, 1, false, .2, .01);

        Audit audit = Auditing.fold(rule, 60, byOrdinal(List.of(HIT, HIT, HIT, HIT)));

        assertThat(audit.decision()).contains(new Decision(UNDECIDED, ORDER_NOT_SHOWN));
        assertThat(audit.evidence().crossedAt()).hasValue(2);
        assertThat(audit.survival().smallest()).isGreaterThan(.1);
    }

    @Test
    void rival_commitments_raise_the_threshold() {
        var alone = new AuditRule(.02, 1, true, .2, .01);
        var rivals = new AuditRule(.02, 2, true, .2, .01);

        assertThat(Auditing.fold(alone, 9, byOrdinal(List.of(HIT))).decision())
                .contains(new Decision(RECOGNISED, THRESHOLD_CROSSED));
        assertThat(Auditing.fold(rivals, 9, byOrdinal(List.of(HIT))).decision()).isEmpty();
        assertThat(rivals.lnThreshold() - alone.lnThreshold())
                .isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void at_the_end_of_the_plan_the_audit_is_undecided_and_says_what_may_still_survive() {
        Audit audit = auditOf(4, List.of(CONTROL, HIT, MISS, HIT));

        assertThat(audit.decision()).contains(new Decision(UNDECIDED, PLAN_EXHAUSTED));
        assertThat(audit.survival().smallest()).isBetween(.0215, .0216);
    }

    @Test
    void an_empty_plan_is_undecided_at_once() {
        assertThat(Auditing.fold(RULE, 0, Map.of()).decision())
                .contains(new Decision(UNDECIDED, PLAN_EXHAUSTED));
    }

    @Test
    void answers_beyond_the_plan_are_not_counted() {
        Audit audit = auditOf(2, List.of(MISS, MISS, HIT, HIT, HIT));

        assertThat(audit.decision()).contains(new Decision(UNDECIDED, PLAN_EXHAUSTED));
        assertThat(audit.probes().counted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, -1, Double.NaN})
    void error_levels_outside_0_to_1_are_refused_by_name(double level) {
        assertThatThrownBy(() -> AuditRule.of(level)).hasMessageContaining("alpha must lie");
        assertThatThrownBy(() -> new AuditRule(.01, 1, true, .2, level))
                .hasMessageContaining("beta must lie");
        assertThatThrownBy(() -> new AuditRule(.01, 1, true, level, .01))
                .hasMessageContaining("survivalFloor must lie");
    }

    @Test
    void impossible_rules_plans_and_ordinals_are_refused() {
        assertThatThrownBy(() -> new AuditRule(.01, 0, true, .2, .01))
                .hasMessageContaining("rivals must be at least 1");
        assertThatThrownBy(() -> Auditing.fold(RULE, -1, Map.of())).hasMessageContaining("-1");
        assertThatThrownBy(() -> Auditing.fold(RULE, 3, Map.of(-1, HIT)))
                .hasMessageContaining("-1");
    }

    @Test
    void a_survival_floor_at_or_below_chance_is_refused_with_both_numbers() {
        var rule = new AuditRule(1e-6, 1, true, .04, .01);

        assertThatThrownBy(() -> rule.requireCandidates(25))
                .hasMessageContaining("survivalFloor 0.04")
                .hasMessageContaining("1/25");
        assertThatThrownBy(() -> Auditing.fold(rule, 1, Map.of(0, new Outcome.Hit(25))))
                .isInstanceOf(IllegalArgumentException.class);
        rule.requireCandidates(26);
        assertThatThrownBy(() -> RULE.requireCandidates(20)).hasMessageContaining("at least 21");
    }

    @Test
    void every_reason_reads_as_a_sentence() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.sentence()).matches("[a-z].{20,}[a-z]");
        }
    }

    private static Audit auditOf(int probes, List<Outcome> outcomes) {
        return Auditing.fold(RULE, probes, byOrdinal(outcomes));
    }

    /** The share whose reciprocal has exactly this logarithm. */
    private static double shareOf(double ln) {
        double share = Math.exp(-ln) * (1 - 1e-14);
        while (-StrictMath.log(share) != ln || StrictMath.log(1 / share) != ln) {
            share = Math.nextUp(share);
            assertThat(share).isLessThan(Math.exp(-ln) * (1 + 1e-14));
        }
        return share;
    }

    private static Map<Integer, Outcome> byOrdinal(List<Outcome> outcomes) {
        var byOrdinal = new TreeMap<Integer, Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            byOrdinal.put(i, outcomes.get(i));
        }
        return byOrdinal;
    }

    private static List<Outcome> then(List<Outcome> first, int times, Outcome outcome) {
        var all = new ArrayList<>(first);
        for (int i = 0; i < times; i++) {
            all.add(outcome);
        }
        return all;
    }
}
