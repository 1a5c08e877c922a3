package dev.semanticpassport.weights.working;

import dev.semanticpassport.weights.RefusedException;
import java.util.concurrent.Semaphore;

/** Memory that tasks share, so that many cores hold no more at once than there is. */
public final class Room {
    private static final int UNIT_BYTES = 1 << 16;

    private final int units;
    private final Semaphore free;

    /**
     * @param bytes that there are in all
     */
    public Room(long bytes) {
        this.units = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units);
    }

    /** Two thirds of what this process may use. */
    public static Room ofProcess() {
        return new Room(Runtime.getRuntime().maxMemory() / 3 * 2);
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Work<R> {
        R done() throws RefusedException;
    }

    /** Waits for so much memory; what needs more than there is in all waits for all of it. */
    public <R> R holding(long bytes, Work<R> work) throws RefusedException {
        int needed = Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1, units);
        free.acquireUninterruptibly(needed);
        try {
            return work.done();
        } finally {
            free.release(needed);
        }
    }
}
