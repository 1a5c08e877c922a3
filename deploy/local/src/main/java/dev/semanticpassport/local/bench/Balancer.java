package dev.semanticpassport.local.bench;

import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Replica;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to a service's replicas in turn, without a pause, as a Kubernetes Service would:
 * to each that its last readiness probe found ready, and to none that is known to terminate.
 */
final class Balancer implements AutoCloseable {
    /** deploy/base probes every 5 s, which would only hide a replica that is ready. */
    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    private final Platform platform;
    private final Part service;
    private final List<String> paths;
    private final Set<Replica> terminating = new HashSet<>();
    private final Map<URI, Rest> clients = new HashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> failures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<Replica> ready = List.of();
    private volatile boolean closed;

    /**
     * Begins at once.
     *
     * @param paths what is read, in turn
     * @param senders how many requests are under way at each moment
     */
    Balancer(Platform platform, Part service, List<String> paths, int senders) {
        this.platform = platform;
        this.service = service;
        this.paths = List.copyOf(paths);
        probe();
        threads.add(Thread.ofPlatform().name("probes-" + service.label()).start(this::probes));
        for (int i = 0; i < senders; i++) {
            threads.add(Thread.ofPlatform().name("sends-" + service.label()).start(this::send));
        }
    }

    private void probes() {
        while (!closed) {
            LockSupport.parkNanos(PROBE_EVERY.toNanos());
            probe();
        }
    }

    private void probe() {
        List<Replica> found =
                platform.replicas(service).stream()
                        .filter(replica -> client(replica).ok("/q/health/ready"))
                        .toList();
        synchronized (terminating) {
            ready = found.stream().filter(replica -> !terminating.contains(replica)).toList();
        }
    }

    /** The replica is taken out, as every node does once it hears that the pod terminates. */
    void takeOut(Replica replica) {
        synchronized (terminating) {
            terminating.add(replica);
            ready = ready.stream().filter(other -> !other.equals(replica)).toList();
        }
    }

    /** The replica's number may be given to another. */
    void forget(Replica replica) {
        synchronized (terminating) {
            terminating.remove(replica);
        }
    }

    private void send() {
        while (!closed) {
            int number = sent.getAndIncrement();
            List<Replica> now = ready;
            String path = paths.get(number % paths.size());
            if (now.isEmpty()) {
                fail("no replica of " + service.label() + " is ready");
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                continue;
            }
            try {
                client(now.get(number % now.size())).text(path, "*/*");
            } catch (Rest.Refused e) {
                fail(String.valueOf(e.getMessage()));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void fail(String what) {
        synchronized (failures) {
            failures.add(what);
        }
    }

    private Rest client(Replica replica) {
        synchronized (clients) {
            return clients.computeIfAbsent(platform.address(replica), Rest::new);
        }
    }

    int sent() {
        return sent.get();
    }

    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
