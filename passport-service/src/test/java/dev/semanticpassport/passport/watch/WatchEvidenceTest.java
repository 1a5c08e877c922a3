package dev.semanticpassport.passport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WatchEvidenceTest {

    @Test
    void looksWithoutEvidenceNeverReachALevel() {
        // Given
        WatchEvidence evidence = WatchEvidence.NONE;
        // When
        for (int look = 0; look < 100_000; look++) {
            evidence = evidence.plus(0);
        }
        // Then: 1 - 1 / (looks + 1)
        assertThat(evidence.sum()).isCloseTo(1, within(1e-4)).isLessThan(1);
        assertThat(evidence.refutes(.999)).isFalse();
    }

    @Test
    void aStrongLookIsEnoughWheneverItComes() {
        assertThat(WatchEvidence.NONE.plus(3.4).refutes(.001)).isTrue();
        assertThat(WatchEvidence.NONE.plus(0).plus(0).plus(3).refutes(.001)).isFalse();
        assertThat(WatchEvidence.NONE.plus(0).plus(0).plus(4.1).refutes(.001)).isTrue();
    }

    @Test
    void evidenceBeyondADoubleStaysFinite() {
        assertThat(WatchEvidence.NONE.plus(5_000).plus(5_000).log10()).isFinite();
    }
}
