package dev.semanticpassport.probe.pacing;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls one endpoint gets at once: additive increase, multiplicative decrease (Chiu and
 * Jain 1989, doi:10.1016/0169-7552(89)90019-6), with the slow start of TCP (RFC 5681, section 3.1)
 * until the first 429.
 *
 * <p>A window is as many successes as the limit allows calls at once, about one round trip. Only
 * successes at a full limit count, since an idle endpoint proves nothing about more load. Calls
 * begun before a cut saw the old limit: their 429s cut no further and their successes count for
 * nothing.
 *
 * <p>Not safe for concurrent use; {@link Gate} guards it.
 */
public final class Limiter {

    /** Limits in calls at once. */
    public record Range(int start, int floor, int ceiling) {
        public Range {
            if (floor < 1 || start < floor || ceiling < start) {
                throw new IllegalArgumentException(
                        "limits must hold 1 <= floor <= start <= ceiling, not "
                                + floor
                                + ", "
                                + start
                                + ", "
                                + ceiling);
            }
        }
    }

    /** Where an endpoint says 429 and not for how long: doubled with each cut in a row. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final int MOST_DOUBLINGS = 6;

    private final Range range;
    private int limit;
    private int inFlight;
    private int successes;
    private boolean slowStart = true;
    private long started;
    private long current;
    private int cutsInARow;
    private Instant pausedUntil = Instant.MIN;

    public Limiter(Range range) {
        this.range = range;
        this.limit = range.start();
    }

    /** Whether one more call may start. */
    public boolean free(Instant now) {
        return inFlight < limit && !paused(now);
    }

    public boolean paused(Instant now) {
        return now.isBefore(pausedUntil);
    }

    public Instant pausedUntil() {
        return pausedUntil;
    }

    public int limit() {
        return limit;
    }

    public int inFlight() {
        return inFlight;
    }

    /** A call starts; its number is handed back at its end. */
    public long start() {
        inFlight++;
        return started++;
    }

    /** The call of that number ended. */
    public void end(long number, Signal signal, Instant now) {
        boolean full = inFlight >= limit;
        inFlight--;
        switch (signal) {
            case Signal.Smooth() -> smooth(number, full);
            case Signal.Limited limited -> limited(number, limited, now);
            case Signal.Strained() -> successes = 0;
            case Signal.Nothing() -> {}
        }
    }

    private void smooth(long number, boolean full) {
        if (number < current) {
            return;
        }
        cutsInARow = 0;
        if (!full) {
            return;
        }
        successes++;
        if (successes >= limit) {
            successes = 0;
            limit = Math.min(range.ceiling(), slowStart ? limit * 2 : limit + 1);
        }
    }

    private void limited(long number, Signal.Limited limited, Instant now) {
        slowStart = false;
        successes = 0;
        if (number >= current) {
            limit = Math.max(range.floor(), limit / 2);
            current = started;
            cutsInARow++;
            pauseUntil(now.plus(limited.pause().orElseGet(this::ownPause)));
        } else {
            limited.pause().ifPresent(pause -> pauseUntil(now.plus(pause)));
        }
    }

    private Duration ownPause() {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(cutsInARow - 1, MOST_DOUBLINGS));
    }

    private void pauseUntil(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }
}
