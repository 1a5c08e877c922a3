package dev.semanticpassport.probe.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header Retry-After: seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    /** Longer pauses are taken as this long; the probe ends before. */
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long to wait; empty where the header is missing or says nothing readable. */
    public static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            // Fractions are not in the standard, but are sent.
            return Optional.of(
                    bounded(Duration.ofMillis((long) Math.ceil(1000 * Double.parseDouble(value)))));
        }
        try {
            Instant date =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(bounded(Duration.between(now, date)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
