package dev.semanticpassport.probe.pacing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one model at one endpoint is still asked while it fails the same way again and again.
 * Kept per model, so that a wrong model name at a shared server harms nobody else.
 *
 * <p>From the third identical failure in a row on, where the failure may pass by itself, one call
 * at a time tries, after a pause that doubles; so a server that restarts within half a minute is
 * not given up, and a dead one is called {@code mostInARow} times and not thousands. After as many
 * failures it is given up; one call tries again after the cool-down. Safe for concurrent use.
 */
public final class Patience {

    /**
     * @param mostInARow identical failures in a row after which the model is given up
     * @param coolDown how long it is then left alone
     */
    public record Rule(int mostInARow, Duration coolDown) {
        public Rule {
            if (mostInARow < 1) {
                throw new IllegalArgumentException(
                        "failures in a row must be at least 1, not " + mostInARow);
            }
        }
    }

    /** Whether a call may be made. */
    public sealed interface Leave {
        /**
         * @param number handed back at the call's end
         */
        record Go(long number) implements Leave {}

        record Wait(Duration pause) implements Leave {}

        record GivenUp(String reason) implements Leave {}
    }

    private static final int PAUSES_FROM = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final long NONE = -1;

    private final Rule rule;
    private @Nullable String failure;
    private int inARow;
    private long started;
    private long counted;
    private long trial = NONE;
    private Instant resumesAt = Instant.MIN;

    public Patience(Rule rule) {
        this.rule = rule;
    }

    /** Asks for leave to make a call, which must then be made and its end told. */
    public synchronized Leave leave(Instant now) {
        boolean waits = trial != NONE || now.isBefore(resumesAt);
        if (inARow >= rule.mostInARow() && waits) {
            return new Leave.GivenUp(reason());
        }
        if (waits) {
            Duration pause =
                    now.isBefore(resumesAt) ? Duration.between(now, resumesAt) : LOOK_AGAIN;
            return new Leave.Wait(pause);
        }
        long number = started++;
        if (!resumesAt.equals(Instant.MIN)) {
            trial = number;
        }
        return new Leave.Go(number);
    }

    /** Whether a probe need not even queue. */
    public synchronized boolean givenUp(Instant now) {
        return inARow >= rule.mostInARow() && (trial != NONE || now.isBefore(resumesAt));
    }

    public synchronized String reason() {
        return "given up after " + inARow + " identical failures in a row: " + failure;
    }

    /** An answer came: all is well, whatever was before. */
    public synchronized void answered() {
        failure = null;
        inARow = 0;
        trial = NONE;
        resumesAt = Instant.MIN;
    }

    /** The call told nothing about the model, e.g. a 429. */
    public synchronized void passed(long number) {
        if (number == trial) {
            trial = NONE;
        }
    }

    /**
     * A call failed.
     *
     * @param what the failure in words; two are identical where these are equal
     * @param passing whether it may pass by itself
     * @return whether the model is given up by this
     */
    public synchronized boolean failed(long number, String what, boolean passing, Instant now) {
        passed(number);
        if (number < counted) {
            return false;
        }
        inARow = what.equals(failure) ? inARow + 1 : 1;
        failure = what;
        if (inARow >= rule.mostInARow()) {
            // Calls begun before this moment tell nothing new.
            counted = started;
            resumesAt = now.plus(rule.coolDown());
        } else if (passing && inARow >= PAUSES_FROM) {
            counted = started;
            resumesAt = now.plus(FIRST_PAUSE.multipliedBy(1L << (inARow - PAUSES_FROM)));
        } else {
            resumesAt = Instant.MIN;
        }
        return inARow >= rule.mostInARow();
    }
}
