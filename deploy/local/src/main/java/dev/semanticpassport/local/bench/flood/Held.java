package dev.semanticpassport.local.bench.flood;

import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.images.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most that a service holds while somebody looks: what Linux sees of the process, what stayed
 * of the heap after a collection of it, and what lies outside the heap in buffers.
 */
final class Held implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final double MIB = 1024 * 1024;
    private static final Pattern AFTER_COLLECTING =
            Pattern.compile("(?m)^jvm_gc_live_data_size_bytes(?:\\{[^}]*})? (\\S+)$");
    private static final Pattern BUFFERS =
            Pattern.compile("(?m)^jvm_buffer_memory_used_bytes\\{[^}]*\"direct\"[^}]*} (\\S+)$");
    private final ServiceProcess service;
    private final Rest rest;
    private final Thread looking;
    private volatile boolean over;
    private volatile long residentKib;
    private volatile long anonymousKib;
    private volatile double heapMib;
    private volatile double buffersMib;

    Held(ServiceProcess service, Rest rest) {
        this.service = service;
        this.rest = rest;
        this.looking = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        while (!over) {
            try {
                ServiceProcess.Memory now = service.memory();
                residentKib = Math.max(residentKib, now.allKib());
                anonymousKib = Math.max(anonymousKib, now.anonymousKib());
                String metrics = rest.text("/q/metrics", "text/plain");
                heapMib = Math.max(heapMib, number(AFTER_COLLECTING, metrics) / MIB);
                buffersMib = Math.max(buffersMib, number(BUFFERS, metrics) / MIB);
            } catch (IOException | UncheckedIOException | Rest.Refused away) {
                // it collects, or has ended: what was seen before stands
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static double number(Pattern pattern, String metrics) {
        Matcher matcher = pattern.matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** Resident memory in MiB. */
    double residentMib() {
        return residentKib / 1024.0;
    }

    /** That no file stands behind, in MiB: files that are looked at can be given back at need. */
    double anonymousMib() {
        return anonymousKib / 1024.0;
    }

    /**
     * That stayed of the long-lived heap after all of it was collected, in MiB; 0 if it never was.
     */
    double heapMib() {
        return heapMib;
    }

    /** Outside the heap, in MiB. */
    double buffersMib() {
        return buffersMib;
    }

    @Override
    public void close() {
        over = true;
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
