package dev.semanticpassport.local.platform;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own, as a bench is in the middle of its kills: a platform runs, and work that
 * never ends holds every thread of the common pool.
 */
final class BusyProcess {
    /** Stands before the number of the platform's process, once everything is held. */
    static final String BUSY = "busy, beside process ";

    private BusyProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        Platform platform =
                Platform.start(
                        Layout.of(Path.of(arguments[0])),
                        Options.everything().only(Set.of(Part.LAB)),
                        (_, _) -> {});
        int threads = ForkJoinPool.getCommonPoolParallelism();
        CountDownLatch held = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            var _ =
                    CompletableFuture.runAsync(() -> {
                        held.countDown();
                        waitForEver();
                    });
        }
        held.await();
        System.out.println(
                BUSY + platform.running().processes().get(Replica.first(Part.LAB).label()));
        waitForEver();
    }

    private static void waitForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
