package dev.semanticpassport.local.bench.weights;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * How long something took.
 *
 * @param wallSeconds by the clock
 * @param coreSeconds of all cores that worked on it
 */
record Timing(double wallSeconds, double coreSeconds) {

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Times work of this process, all threads counted. */
    static Timing of(Work work) throws IOException {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long began = System.nanoTime();
        long used = system.getProcessCpuTime();
        work.run();
        return new Timing(
                (System.nanoTime() - began) / 1e9, (system.getProcessCpuTime() - used) / 1e9);
    }

    /** The better of both, each by itself. */
    Timing best(Timing other) {
        return new Timing(
                Math.min(wallSeconds, other.wallSeconds), Math.min(coreSeconds, other.coreSeconds));
    }

    static Timing worst() {
        return new Timing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
