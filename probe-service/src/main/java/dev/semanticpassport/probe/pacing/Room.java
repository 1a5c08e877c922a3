package dev.semanticpassport.probe.pacing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Bytes of memory that many share: whoever needs some waits until they are free, in the order of
 * asking, so that nobody waits for ever beside smaller needs. Nothing here blocks. Safe for
 * concurrent use.
 */
public final class Room {
    private final long bytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long free;

    /**
     * @param bytes that there are in all, at least 1
     */
    public Room(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a room has at least 1 byte, not " + bytes);
        }
        this.bytes = bytes;
        this.free = bytes;
    }

    private record Waiting(long needed, Runnable then) {}

    /**
     * Takes so much once it is free, and then runs this: at once on this thread, or later on the
     * one that gives back.
     *
     * @param needed bytes, at least 0; what is more than there are in all means all of them
     */
    public void take(long needed, Runnable then) {
        Waiting own = new Waiting(Math.min(needed, bytes), then);
        boolean now;
        synchronized (this) {
            now = waiting.isEmpty() && own.needed() <= free;
            if (now) {
                free -= own.needed();
            } else {
                waiting.add(own);
            }
        }
        if (now) {
            then.run();
        }
    }

    /**
     * Gives back what was taken.
     *
     * @param needed as it was asked for
     */
    public void giveBack(long needed) {
        List<Waiting> next = new ArrayList<>();
        synchronized (this) {
            free += Math.min(needed, bytes);
            while (!waiting.isEmpty() && waiting.element().needed() <= free) {
                Waiting first = waiting.remove();
                free -= first.needed();
                next.add(first);
            }
        }
        next.forEach(one -> one.then().run());
    }
}
