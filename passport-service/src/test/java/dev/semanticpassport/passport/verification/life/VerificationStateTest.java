package dev.semanticpassport.passport.verification.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.passport.verification.life.VerificationState.Running;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationStateTest {
    private static final UUID ID = new UUID(0, 1);

    @Test
    void theFirstWaveHoldsTheFirstOrdinals() {
        // When
        Step.Releases first = new VerificationState.Requested(rule(68)).begun(4);
        // Then
        assertThat(first.ordinals()).containsExactly(0, 1, 2, 3);
        assertThat(first.next().released()).isEqualTo(4);
    }

    @Test
    void aWaveWithOneOutcomeMissingReleasesNothing() {
        // Given
        Running running = new Running(rule(68), 4, null);
        // When
        Step step = running.learns(update(1, null, 0, 1, 3), 4);
        // Then
        assertThat(step)
                .isEqualTo(
                        new Step.Releases(
                                new Running(rule(68), 4, update(1, null, 0, 1, 3)), List.of()));
    }

    @Test
    void aWaveWithAllOutcomesReleasesTheNext() {
        // Given
        Running running = new Running(rule(6), 4, null);
        // When
        Step step = running.learns(update(1, null, 0, 1, 2, 3), 4);
        // Then
        assertThat(ordinals(step)).containsExactly(4, 5);
    }

    @Test
    void aDecisionSettlesWithWhatWasAsked() {
        // Given
        Running running = new Running(rule(68), 8, update(3, null, 0, 1, 2, 3));
        Decision decided = new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED);
        // When
        Step step = running.learns(update(4, decided, 0, 1, 2, 3, 4), 4);
        // Then
        assertThat(step)
                .isEqualTo(
                        new Step.Settles(new VerificationState.Settled(decided, evidence(5), 8)));
    }

    @Test
    void evidenceThatIsNotNewerChangesNothing() {
        // Given
        Running running = new Running(rule(68), 4, update(7, null, 0));
        Decision decided = new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED);
        // Then
        assertThat(running.learns(update(7, null, 0, 1, 2, 3), 4)).isEqualTo(new Step.Stays());
        assertThat(running.learns(update(6, decided, 0, 1, 2, 3), 4)).isEqualTo(new Step.Stays());
    }

    @Test
    void cancellingKeepsTheEvidenceSoFar() {
        // Given
        Running running = new Running(rule(68), 4, update(2, null, 0, 1));
        // When
        VerificationState.Settled settled = running.cancelled();
        // Then
        assertThat(settled)
                .isEqualTo(
                        new VerificationState.Settled(
                                new Decision(Verdict.UNDECIDED, Reason.CANCELLED), evidence(2), 4));
    }

    @Test
    void fromAnyStateAndInAnyOrderEvidenceLeadsToTheSameReleases() {
        Seeds.forAll(
                2_000,
                random -> {
                    // Given
                    int planned = random.nextInt(1, 40);
                    int waveSize = random.nextInt(1, 9);
                    Running start =
                            new Running(rule(planned), random.nextInt(0, planned + 1), null);
                    List<EvidenceUpdated> updates = growing(random, planned);
                    // When
                    Running inOrder = after(start, updates, waveSize).state();
                    List<EvidenceUpdated> disturbed = disturbed(random, updates);
                    Outcome outOfOrder = after(start, disturbed, waveSize);
                    // Then
                    assertThat(outOfOrder.state()).isEqualTo(inOrder);
                    assertThat(outOfOrder.released()).doesNotHaveDuplicates();
                });
    }

    @Test
    void nothingIsReleasedWhileSomethingReleasedIsAwaited() {
        Seeds.forAll(
                2_000,
                random -> {
                    // Given
                    int planned = random.nextInt(1, 40);
                    Running start = new Requestedly(planned, 4).running();
                    // When
                    Running end = start;
                    for (EvidenceUpdated update : growing(random, planned)) {
                        Set<Integer> received = received(update);
                        Step step = end.learns(update, 4);
                        boolean awaited =
                                !received.containsAll(
                                        IntStream.range(0, end.released()).boxed().toList());
                        // Then
                        assertThat(ordinals(step).isEmpty())
                                .isEqualTo(awaited || received.size() == planned);
                        end = next(step, end);
                    }
                });
    }

    private record Requestedly(int planned, int waveSize) {
        Running running() {
            return new VerificationState.Requested(rule(planned)).begun(waveSize).next();
        }
    }

    private record Outcome(Running state, List<Integer> released) {}

    private static Outcome after(Running start, List<EvidenceUpdated> updates, int waveSize) {
        Running state = start;
        List<Integer> released = new ArrayList<>();
        for (EvidenceUpdated update : updates) {
            Step step = state.learns(update, waveSize);
            released.addAll(ordinals(step));
            state = next(step, state);
        }
        return new Outcome(state, released);
    }

    private static Running next(Step step, Running before) {
        return switch (step) {
            case Step.Stays _ -> before;
            case Step.Releases releases -> releases.next();
            case Step.Settles _ -> throw new AssertionError("nothing was decided");
        };
    }

    private static List<Integer> ordinals(Step step) {
        return switch (step) {
            case Step.Stays _, Step.Settles _ -> List.of();
            case Step.Releases releases -> releases.ordinals();
        };
    }

    /** Revisions whose outcomes grow, in the order in which scoring would write them. */
    private static List<EvidenceUpdated> growing(RandomGenerator random, int planned) {
        List<Integer> arrivals = new ArrayList<>(IntStream.range(0, planned).boxed().toList());
        Collections.shuffle(arrivals, Random.from(random));
        List<EvidenceUpdated> updates = new ArrayList<>();
        for (int count = 1; count <= planned; count++) {
            updates.add(
                    update(
                            count,
                            null,
                            arrivals.subList(0, count).stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray()));
        }
        return updates;
    }

    /** The same, shuffled, with some of them twice. */
    private static List<EvidenceUpdated> disturbed(
            RandomGenerator random, List<EvidenceUpdated> updates) {
        List<EvidenceUpdated> disturbed = new ArrayList<>(updates);
        updates.stream().filter(_ -> random.nextBoolean()).forEach(disturbed::add);
        Collections.shuffle(disturbed, Random.from(random));
        return disturbed;
    }

    private static Set<Integer> received(EvidenceUpdated update) {
        Set<Integer> ordinals = new TreeSet<>();
        for (OrdinalRange range : update.received()) {
            IntStream.rangeClosed(range.first(), range.last()).forEach(ordinals::add);
        }
        return ordinals;
    }

    private static EvidenceUpdated update(
            int revision, @Nullable Decision decided, int... received) {
        TreeSet<Integer> ordinals = new TreeSet<>(IntStream.of(received).boxed().toList());
        return new EvidenceUpdated(
                ID,
                revision,
                OrdinalRange.covering(ordinals),
                evidence(received.length),
                0,
                decided);
    }

    private static Evidence evidence(int counted) {
        return new Evidence(
                counted,
                counted,
                0,
                counted,
                0,
                0,
                0,
                -1,
                1,
                0.5,
                0,
                new Interval(0, 0.5, 0.99),
                null);
    }

    private static Rule rule(int planned) {
        return new Rule(1e-6, 1, 0.2, 0.01, true, planned);
    }
}
