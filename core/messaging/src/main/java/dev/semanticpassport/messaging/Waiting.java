package dev.semanticpassport.messaging;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits at shutdown for what is under way elsewhere. */
final class Waiting {
    private static final Duration LOOK = Duration.ofMillis(5);

    private Waiting() {}

    /** Whether it came true in time. */
    static boolean until(BooleanSupplier done, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
