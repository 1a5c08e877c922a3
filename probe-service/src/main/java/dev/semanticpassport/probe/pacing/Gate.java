package dev.semanticpassport.probe.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue before one endpoint: lets calls start as its limiter allows. A probe that was asked
 * before goes first, since its time is running. Safe for concurrent use.
 */
public final class Gate {

    /** Leave to make one call; to be handed back. */
    public record Ticket(long number) {}

    private final Limiter limiter;
    private final InstantSource clock;
    private final Timer timer;
    private final Queue<Consumer<Ticket>> again = new ArrayDeque<>();
    private final Queue<Consumer<Ticket>> fresh = new ArrayDeque<>();
    private boolean admitting;
    private Instant wakeAt = Instant.MAX;

    public Gate(Limiter limiter, InstantSource clock, Timer timer) {
        this.limiter = limiter;
        this.clock = clock;
        this.timer = timer;
    }

    /** Waits for leave to call. {@code start} must not block; it may run at once. */
    public void enter(boolean askedBefore, Consumer<Ticket> start) {
        synchronized (this) {
            (askedBefore ? again : fresh).add(start);
        }
        admit();
    }

    public void leave(Ticket ticket, Signal signal) {
        synchronized (this) {
            limiter.end(ticket.number(), signal, clock.instant());
        }
        admit();
    }

    public synchronized int limit() {
        return limiter.limit();
    }

    public synchronized int inFlight() {
        return limiter.inFlight();
    }

    public synchronized boolean idle() {
        return limiter.inFlight() == 0
                && again.isEmpty()
                && fresh.isEmpty()
                && !limiter.paused(clock.instant());
    }

    /** How long the endpoint is paused from now on. */
    public synchronized Duration pause() {
        Instant now = clock.instant();
        return limiter.paused(now) ? Duration.between(now, limiter.pausedUntil()) : Duration.ZERO;
    }

    /**
     * Starts whoever may start. A start may end its call at once, which leads back here; then the
     * round that runs already goes on, so that a long queue makes no deep stack.
     */
    private void admit() {
        synchronized (this) {
            if (admitting) {
                return;
            }
            admitting = true;
        }
        for (Admitted next = next(); next != null; next = next()) {
            next.start().accept(next.ticket());
        }
    }

    private record Admitted(Consumer<Ticket> start, Ticket ticket) {}

    private synchronized @Nullable Admitted next() {
        Instant now = clock.instant();
        if ((again.isEmpty() && fresh.isEmpty()) || !limiter.free(now)) {
            admitting = false;
            wakeAfterPause(now);
            return null;
        }
        Consumer<Ticket> start = again.isEmpty() ? fresh.remove() : again.remove();
        return new Admitted(start, new Ticket(limiter.start()));
    }

    private void wakeAfterPause(Instant now) {
        boolean waiting = !again.isEmpty() || !fresh.isEmpty();
        Instant until = limiter.pausedUntil();
        if (waiting && limiter.paused(now) && !until.equals(wakeAt)) {
            wakeAt = until;
            timer.after(Duration.between(now, until), this::wake);
        }
    }

    private void wake() {
        synchronized (this) {
            wakeAt = Instant.MAX;
        }
        admit();
    }
}
