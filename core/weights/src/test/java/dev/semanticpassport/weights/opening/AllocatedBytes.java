package dev.semanticpassport.weights.opening;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes of the heap the current thread has taken, whether or not they were given back. */
final class AllocatedBytes {
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    long soFar() {
        return threads.getCurrentThreadAllocatedBytes();
    }
}
