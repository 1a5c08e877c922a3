package dev.semanticpassport.scoring.folding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.statistics.Outcome;
import dev.semanticpassport.scoring.MadeUp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Outcome HIT = new Outcome.Hit(256);
    private static final Outcome MISS = new Outcome.Miss(256, true);

    @Test
    void theOrderOfArrivalDoesNotMatterToTheLastDigit() {
        Seeds.forAll(
                100,
                random -> {
                    // Given
                    int planned = random.nextInt(1, 80);
                    var all = outcomes(planned, random);
                    var arrival = new ArrayList<>(all.keySet());
                    Collections.shuffle(arrival, Random.from(random));
                    // When
                    Standing standing = null;
                    var stored = new TreeMap<Integer, Outcome>();
                    for (int ordinal : arrival) {
                        stored.put(ordinal, all.get(ordinal));
                        standing = fold(planned, standing, stored);
                    }
                    // Then
                    assertThat(standing).isEqualTo(fold(planned, null, all));
                });
    }

    @Test
    void aDecisionAndItsEvidenceNeverChange() {
        Seeds.forAll(
                100,
                random -> {
                    // Given
                    int planned = random.nextInt(40, 80);
                    var all = outcomes(planned, random);
                    Standing before = null;
                    var stored = new TreeMap<Integer, Outcome>();
                    // When
                    for (var outcome : all.entrySet()) {
                        stored.put(outcome.getKey(), outcome.getValue());
                        var after = fold(planned, before, stored);
                        // Then
                        if (before != null && before.decided() != null) {
                            assertThat(after.decided()).isEqualTo(before.decided());
                            assertThat(after.evidence()).isEqualTo(before.evidence());
                        }
                        before = after;
                    }
                    assertThat(before).extracting(Standing::decided).isNotNull();
                });
    }

    @Test
    void filesThatWereLookedAtEndAsInspectedUnlessTooMuchFailed() {
        var seen = new TreeMap<Integer, Outcome>();
        for (int ordinal = 0; ordinal < 10; ordinal++) {
            seen.put(ordinal, ordinal == 0 ? new Outcome.Failed(false) : new Outcome.Inspected());
        }
        assertThat(fold(10, null, seen).decided())
                .isEqualTo(new Decision(Verdict.UNDECIDED, Reason.INSPECTED));
        seen.put(1, new Outcome.Failed(false));
        assertThat(fold(10, null, seen).decided())
                .extracting(Decision::reason)
                .isEqualTo(Reason.TOO_MANY_FAILURES);
    }

    @Test
    void askingsBeyondOneAProbeArePaidTwice() {
        // When
        var standing = Folding.fold(MadeUp.rule(60), null, inOrder(HIT, MISS), 5);
        // Then
        assertThat(standing.paidTwice()).isEqualTo(3);
    }

    @Test
    void aGapBlocksWhatLiesBehindIt() {
        // Given
        var stored = inOrder(HIT, MISS, HIT, HIT, HIT);
        stored.remove(1);
        // When
        var standing = fold(60, null, stored);
        // Then
        assertThat(standing.evidence().counted()).isEqualTo(1);
        assertThat(standing.received())
                .containsExactly(new OrdinalRange(0, 0), new OrdinalRange(2, 4));
    }

    @Test
    void threeHitsInARowRecogniseAndLaterAnswersAreNotCounted() {
        // When
        var standing = fold(60, null, inOrder(HIT, HIT, HIT, MISS, MISS));
        // Then
        assertThat(standing.decided())
                .isEqualTo(new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED));
        assertThat(standing.evidence().counted()).isEqualTo(3);
        assertThat(standing.evidence().crossedAt()).isEqualTo(2);
        assertThat(standing.evidence().log10E()).isGreaterThanOrEqualTo(6);
        assertThat(standing.evidence().survival()).isEqualTo(1);
        assertThat(standing.received()).containsExactly(new OrdinalRange(0, 4));
    }

    @Test
    void anOrderThatWasNotShownNeverRecognises() {
        // Given
        var rule = new Rule(1e-6, 1, .2, .01, false, 60);
        // When
        var standing = Folding.fold(rule, null, inOrder(HIT, HIT, HIT), 3);
        // Then
        assertThat(standing.decided())
                .isEqualTo(new Decision(Verdict.UNDECIDED, Reason.ORDER_NOT_SHOWN));
        assertThat(standing.evidence().crossedAt()).isEqualTo(2);
    }

    @Test
    void aModelThatMissesEverythingIsNotRecognised() {
        // Given
        var stored = new TreeMap<Integer, Outcome>();
        stored.put(0, new Outcome.Control(true));
        for (int ordinal = 1; ordinal < 60; ordinal++) {
            stored.put(ordinal, MISS);
        }
        // When
        var standing = fold(60, null, stored);
        // Then
        assertThat(standing.decided())
                .isEqualTo(new Decision(Verdict.NOT_RECOGNISED, Reason.SURVIVAL_REFUTED));
        assertThat(standing.evidence().crossedAt())
                .isEqualTo(standing.evidence().counted() - 1)
                .isGreaterThanOrEqualTo(22);
        assertThat(standing.evidence().hits()).isZero();
    }

    @Test
    void aPlanThatEndsWithoutACrossingIsUndecided() {
        // When
        var standing = fold(2, null, inOrder(MISS, HIT));
        // Then
        assertThat(standing.decided())
                .isEqualTo(new Decision(Verdict.UNDECIDED, Reason.PLAN_EXHAUSTED));
        assertThat(standing.evidence().crossedAt()).isNull();
    }

    @Test
    void aPlanWithoutASignatureEndsWithItsAnswersKept() {
        // When
        var standing =
                fold(
                        3,
                        null,
                        inOrder(new Outcome.Unread(), new Outcome.Unread(), new Outcome.Unread()));
        // Then
        assertThat(standing.decided())
                .isEqualTo(new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT));
    }

    @Test
    void moreGapsThanAnEventHoldsAreToldUpToABound() {
        // Given
        var everySecond = new TreeMap<Integer, Outcome>();
        for (int ordinal = 0; ordinal < 3 * Folding.MAX_RANGES; ordinal++) {
            everySecond.put(2 * ordinal, new Outcome.Unread());
        }
        // When
        var standing = fold(100_000, null, everySecond);
        // Then
        assertThat(standing.received()).hasSize(Folding.MAX_RANGES);
    }

    private static Standing fold(
            int planned, @Nullable Standing before, SortedMap<Integer, Outcome> stored) {
        return Folding.fold(MadeUp.rule(planned), before, stored, stored.size());
    }

    private static SortedMap<Integer, Outcome> inOrder(Outcome... outcomes) {
        var ordered = new TreeMap<Integer, Outcome>();
        List.of(outcomes).forEach(outcome -> ordered.put(ordered.size(), outcome));
        return ordered;
    }

    private static SortedMap<Integer, Outcome> outcomes(int planned, RandomGenerator random) {
        double survival = random.nextDouble() < .5 ? 0 : random.nextDouble();
        var outcomes = new TreeMap<Integer, Outcome>();
        for (int ordinal = 0; ordinal < planned; ordinal++) {
            outcomes.put(ordinal, outcome(ordinal, survival, random));
        }
        return outcomes;
    }

    private static Outcome outcome(int ordinal, double survival, RandomGenerator random) {
        if (ordinal % 10 == 0) {
            return new Outcome.Control(random.nextDouble() < .9);
        }
        double drawn = random.nextDouble();
        return random.nextDouble() < survival
                ? HIT
                : drawn < .04
                        ? new Outcome.Failed(false)
                        : drawn < .06 ? new Outcome.Unread() : new Outcome.Miss(256, drawn < .9);
    }
}
