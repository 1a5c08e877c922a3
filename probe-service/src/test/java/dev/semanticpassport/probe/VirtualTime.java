package dev.semanticpassport.probe;

import dev.semanticpassport.probe.pacing.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and timers that stand still until somebody runs them. */
public final class VirtualTime implements InstantSource, Timer {

    private record Due(Instant at, long order, Runnable action) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now = Instant.EPOCH;
    private long order;

    @Override
    public Instant instant() {
        return now;
    }

    public Duration elapsed() {
        return Duration.between(Instant.EPOCH, now);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        due.add(new Due(now.plus(delay), order++, action));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Runs all timers, those set meanwhile too, and lets time pass to each. */
    public void run() {
        runUntil(Instant.MAX);
    }

    public void runFor(Duration time) {
        Instant end = now.plus(time);
        runUntil(end);
        now = end;
    }

    private void runUntil(Instant end) {
        while (!due.isEmpty() && !due.element().at().isAfter(end)) {
            Due next = due.remove();
            now = next.at();
            next.action().run();
        }
    }
}
