package dev.semanticpassport.passport.verification.life;

import java.time.Duration;
import java.time.Instant;

/**
 * When a released probe without an outcome is released again.
 *
 * @param first the wait after the first release; it doubles with each further one
 */
public record Deadlines(Duration first) {
    /**
     * Beyond this the wait no longer doubles: 2^10 times five minutes are three and a half days.
     */
    private static final int MOST_DOUBLINGS = 10;

    public Deadlines {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("the deadline must be above zero, not " + first);
        }
    }

    /**
     * @param releases how often the probe was released, at least 1
     */
    public Instant after(Instant released, int releases) {
        return released.plus(first.multipliedBy(1L << Math.min(releases - 1, MOST_DOUBLINGS)));
    }
}
