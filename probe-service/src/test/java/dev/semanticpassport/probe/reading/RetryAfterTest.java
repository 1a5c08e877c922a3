package dev.semanticpassport.probe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "7 | PT7S",
                " 7 | PT7S",
                "1.5 | PT1.5S",
                "Sun, 01 Mar 2026 12:00:30 GMT | PT30S",
                "Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
                "999999999 | PT24H",
            })
    void readsSecondsAndDates(String header, Duration pause) {
        assertThat(RetryAfter.read(header, NOW)).contains(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-1", "1e9", "Sun, 01 Foo 2026 12:00:30 GMT", "99999999999999"})
    void whatSaysNothingReadableIsNoPause(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }

    @Test
    void aMissingHeaderIsNoPause() {
        assertThat(RetryAfter.read(null, NOW)).isEmpty();
    }
}
