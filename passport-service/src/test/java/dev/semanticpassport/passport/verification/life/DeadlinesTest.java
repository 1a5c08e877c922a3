package dev.semanticpassport.passport.verification.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Deadlines FIVE_MINUTES = new Deadlines(Duration.ofMinutes(5));

    @Test
    void theWaitDoublesWithEachRelease() {
        assertThat(FIVE_MINUTES.after(Instant.EPOCH, 1)).isEqualTo("1970-01-01T00:05:00Z");
        assertThat(FIVE_MINUTES.after(Instant.EPOCH, 2)).isEqualTo("1970-01-01T00:10:00Z");
        assertThat(FIVE_MINUTES.after(Instant.EPOCH, 3)).isEqualTo("1970-01-01T00:20:00Z");
    }

    @Test
    void theWaitStopsDoublingBeforeItOverflows() {
        assertThat(FIVE_MINUTES.after(Instant.EPOCH, 1_000_000))
                .isEqualTo(FIVE_MINUTES.after(Instant.EPOCH, 11));
    }

    @Test
    void aDeadlineOfNothingIsRefused() {
        assertThatThrownBy(() -> new Deadlines(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }
}
