package dev.semanticpassport.local.bench.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationSettled;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TraitReadingTest {
    private static TraitReading reading(Finding finding, int matched, List<Integer> decoys) {
        return new TraitReading(
                "model",
                new VerificationSettled(
                        UUID.randomUUID(),
                        null,
                        0,
                        new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT),
                        new Evidence(
                                9, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, new Interval(0, 1, .99), null),
                        9,
                        "0".repeat(64),
                        finding),
                matched,
                decoys,
                true,
                true);
    }

    private static Finding.Expressed expressed(int groups) {
        return new Finding.Expressed(
                "panel",
                1,
                null,
                3,
                3,
                9,
                12,
                List.of(),
                7,
                null,
                null,
                null,
                Collections.nCopies(
                        groups, new Finding.StandingOut(List.of("one", "two"), 3, 1, null)),
                null,
                "Found.",
                List.of());
    }

    @Test
    void precisionIsTheShareOfGroupsThatAreTheAuthorsIdeas() {
        // When
        TraitReading reading = reading(expressed(8), 6, List.of(0, 2, 1, 1));
        // Then
        assertThat(reading.found()).isEqualTo(7);
        assertThat(reading.precision()).isEqualTo(.75);
        assertThat(reading.meanOfDecoys()).isEqualTo(1);
        assertThat(reading.mostOfDecoy()).isEqualTo(2);
    }

    @Test
    void whereNothingStandsOutOrWasComparedEveryFigureIsZeroAndNoneIsMissing() {
        // When
        TraitReading silent = reading(expressed(0), 0, List.of(0));
        TraitReading refused =
                reading(new Finding.NotCompared("The answers tell nothing."), 0, List.of());
        // Then
        assertThat(silent.precision()).isZero();
        assertThat(refused.found()).isZero();
        assertThat(refused.precision()).isZero();
        assertThat(refused.meanOfDecoys()).isZero();
        assertThat(refused.mostOfDecoy()).isZero();
    }
}
