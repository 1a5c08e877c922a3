package dev.semanticpassport.local.platform;

import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.traces.TraceReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A whole platform on this machine: each part a process of its own, watched and started again. */
public final class Platform implements AutoCloseable {
    /** Long, for a machine may be busy; a part that ends again and again is given up sooner. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(15);
    private static final List<String> DATABASES = List.of("passport", "scoring");
    private static final List<Part> SERVICES = List.of(Part.PASSPORT, Part.SCORING, Part.PROBE);

    private final Layout layout;
    private final Options options;
    private final BiConsumer<Replica, String> said;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Replica, Integer> replicaPorts = new HashMap<>();
    private final Map<Replica, Supervised> processes = new LinkedHashMap<>();
    private @Nullable WatchedDatabase database;
    private final Thread interrupting = new Thread(this::interrupt, "platform-interrupted");
    private @Nullable TraceReceiver receiver;
    private volatile Runnable beforeInterrupt = () -> {};
    private volatile Runnable afterInterrupt = () -> {};
    private volatile boolean closed;

    private Platform(Layout layout, Options options, BiConsumer<Replica, String> said) {
        this.layout = layout;
        this.options = options;
        this.said = said;
    }

    /**
     * Starts the parts and returns when all of them are ready.
     *
     * @param said hears what happens to each part, in words
     * @throws IllegalStateException when a platform already runs on that data, or a part does not
     *     get ready
     */
    public static Platform start(Layout layout, Options options, BiConsumer<Replica, String> said) {
        Running.endBefore(layout);
        Platform platform = new Platform(layout, options, said);
        // from the first process on: whoever ends this one, in whatever way but SIGKILL, must not
        // leave the others running
        Runtime.getRuntime().addShutdownHook(platform.interrupting);
        try {
            platform.startParts();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    private void startParts() {
        Iterator<Integer> free = Ports.free(Part.values().length).iterator();
        for (Part part : Part.values()) {
            ports.put(part, free.next());
        }
        if (options.restPort() != 0) {
            ports.put(Part.PASSPORT, options.restPort());
        }
        if (options.traces()) {
            receiver = TraceReceiver.start(layout.traces());
        }
        CompletableFuture<Void> stores =
                CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::startDatabase),
                        CompletableFuture.runAsync(this::startBroker));
        if (wants(Part.LAB)) {
            supervise(
                    Replica.first(Part.LAB), ServiceCommand.lab(layout, port(Part.LAB)), Map.of());
        }
        try {
            stores.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        for (int number = 1; number <= options.replicas(); number++) {
            for (Part service : SERVICES) {
                if (wants(service)) {
                    startService(new Replica(service, number));
                }
            }
            // not all at once: a small machine would need minutes for any of them
            for (Part service : SERVICES) {
                if (wants(service)) {
                    awaitReady(new Replica(service, number));
                }
            }
        }
        running().write(layout.running());
    }

    private boolean wants(Part part) {
        return options.parts().contains(part);
    }

    private void startDatabase() {
        if (wants(Part.DATABASE)) {
            Replica name = Replica.first(Part.DATABASE);
            database =
                    WatchedDatabase.start(
                            layout.database(),
                            port(Part.DATABASE),
                            layout.log(name),
                            DATABASES,
                            said);
            said.accept(name, "ready on port " + port(Part.DATABASE));
        }
    }

    private void startBroker() {
        if (wants(Part.BROKER)) {
            Replica name = Replica.first(Part.BROKER);
            supervise(name, ServiceCommand.broker(layout, port(Part.BROKER)), Map.of());
            Brokers.awaitReady(kafka(), START, process(name)::gaveUp);
            said.accept(name, "ready on port " + port(Part.BROKER));
        }
    }

    private void startService(Replica replica) {
        ServiceCommand command =
                new ServiceCommand(
                        layout,
                        options,
                        new PlatformKeys(layout.keys(), new SecureRandom()),
                        kafka(),
                        port(Part.DATABASE));
        int port = replica.number() == 1 ? port(replica.part()) : Ports.free(1).getFirst();
        synchronized (processes) {
            replicaPorts.put(replica, port);
        }
        Map<String, String> environment = new HashMap<>();
        if (receiver != null) {
            environment.putAll(receiver.environment());
        }
        environment.putAll(command.environment(replica, port));
        supervise(replica, command.of(replica), environment);
    }

    private void supervise(Replica replica, List<String> command, Map<String, String> environment) {
        Supervised process =
                new Supervised(
                        replica,
                        command,
                        environment,
                        layout.temporary(replica),
                        layout.log(replica),
                        said);
        synchronized (processes) {
            if (closed) {
                throw new IllegalStateException("the platform is being stopped");
            }
            processes.put(replica, process);
            process.start();
        }
    }

    private void awaitReady(Replica replica) {
        long until = System.nanoTime() + START.toNanos();
        Rest rest = new Rest(address(replica));
        while (!rest.ok("/q/health/ready")) {
            if (System.nanoTime() > until || process(replica).gaveUp()) {
                throw new IllegalStateException(
                        replica.label() + " did not get ready; see " + layout.log(replica));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        said.accept(replica, "ready on " + address(replica));
    }

    /** Returns when every service says again that it is ready, e.g. after a kill. */
    public void awaitReady() {
        for (Part service : SERVICES) {
            replicas(service).forEach(this::awaitReady);
        }
    }

    /** The running replicas of a part, in the order of their numbers. */
    public List<Replica> replicas(Part part) {
        synchronized (processes) {
            return processes.keySet().stream()
                    .filter(replica -> replica.part() == part)
                    .sorted(Comparator.comparingInt(Replica::number))
                    .toList();
        }
    }

    /** Starts one replica more of a service, and returns when it is ready. */
    public Replica add(Part service) {
        int number = 1;
        List<Replica> taken = replicas(service);
        while (taken.contains(new Replica(service, number))) {
            number++;
        }
        Replica added = new Replica(service, number);
        startService(added);
        awaitReady(added);
        running().write(layout.running());
        return added;
    }

    /**
     * Stops a replica for good: SIGTERM, and SIGKILL where it takes longer than it may.
     *
     * @throws IllegalStateException where services belong to their groups by name: the group would
     *     keep its place, and leave its partitions unread for a while
     */
    public Stopped remove(Replica replica, Duration grace) {
        if (options.membership() == Options.Membership.NAMED) {
            throw new IllegalStateException(
                    replica.label() + " is a named member of its groups and can only be restarted");
        }
        Stopped stopped = process(replica).stop(grace);
        synchronized (processes) {
            processes.remove(replica);
        }
        running().write(layout.running());
        return stopped;
    }

    /** SIGKILL to one part's first replica, which is then started again. */
    public void kill(Part part) {
        if (part == Part.DATABASE) {
            if (database != null) {
                database.kill();
            }
            return;
        }
        process(Replica.first(part)).kill();
    }

    private Supervised process(Replica replica) {
        synchronized (processes) {
            Supervised found = processes.get(replica);
            if (found == null) {
                throw new IllegalArgumentException(replica.label() + " was not started");
            }
            return found;
        }
    }

    public int port(Part part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalStateException("no port for " + part.label());
        }
        return port;
    }

    public String kafka() {
        return "127.0.0.1:" + port(Part.BROKER);
    }

    /** Where a part listens; of a service with several replicas, its first one. */
    public URI address(Part part) {
        List<Replica> replicas = SERVICES.contains(part) ? replicas(part) : List.of();
        return replicas.isEmpty()
                ? URI.create("http://127.0.0.1:" + port(part))
                : address(replicas.getFirst());
    }

    /** Where a service's replica listens. */
    public URI address(Replica replica) {
        synchronized (processes) {
            Integer port = replicaPorts.get(replica);
            if (port == null) {
                throw new IllegalArgumentException(replica.label() + " was not started");
            }
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    public Layout layout() {
        return layout;
    }

    /** Where everything can be reached. */
    public Running running() {
        Map<String, Long> pids = new LinkedHashMap<>();
        synchronized (processes) {
            processes.forEach((replica, process) -> pids.put(replica.label(), process.pid()));
        }
        return new Running(
                ProcessHandle.current().pid(),
                pids,
                kafka(),
                options.topicPrefix(),
                address(Part.PASSPORT),
                address(Part.PROBE),
                address(Part.SCORING),
                URI.create(address(Part.LAB) + "/v1"),
                port(Part.DATABASE));
    }

    /** What to say before and after the parts are stopped because this process is told to end. */
    public void whenInterrupted(Runnable before, Runnable after) {
        beforeInterrupt = before;
        afterInterrupt = after;
    }

    private void interrupt() {
        beforeInterrupt.run();
        close();
        afterInterrupt.run();
    }

    /** Stops the parts in the reverse order of their start; the data stay. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!Thread.currentThread().equals(interrupting)) {
            try {
                Runtime.getRuntime().removeShutdownHook(interrupting);
            } catch (IllegalStateException e) {
                // the process ends already, and the hook finds everything stopped
            }
        }
        List<Supervised> services = new ArrayList<>();
        Supervised broker;
        synchronized (processes) {
            processes.forEach((replica, process) -> {
                process.stopping();
                if (replica.part() != Part.BROKER) {
                    services.add(process);
                }
            });
            broker = processes.get(Replica.first(Part.BROKER));
        }
        // on threads of their own: the common pool has one on two cores, and a bench may hold it
        CompletableFuture.allOf(
                        services.stream()
                                .map(s ->
                                        CompletableFuture.runAsync(
                                                () -> s.stop(STOP), Thread::startVirtualThread))
                                .toArray(CompletableFuture[]::new))
                .join();
        if (receiver != null) {
            receiver.close();
        }
        if (broker != null) {
            broker.stop(STOP);
        }
        if (database != null) {
            database.close();
        }
        try {
            Files.deleteIfExists(layout.running());
        } catch (IOException e) {
            said.accept(Replica.first(Part.PASSPORT), "cannot remove " + layout.running());
        }
    }
}
