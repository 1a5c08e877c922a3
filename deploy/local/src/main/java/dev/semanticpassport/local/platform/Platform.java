package dev.semanticpassport.local.platform;

import dev.semanticpassport.embedded.EmbeddedDatabase;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.traces.TraceReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole platform on this machine: each part a process of its own, watched and started again. */
public final class Platform implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final List<String> DATABASES = List.of("passport", "scoring");

    private final Layout layout;
    private final Options options;
    private final BiConsumer<Part, String> said;
    private final PlatformKeys keys;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, Supervised> processes = new EnumMap<>(Part.class);
    private @Nullable WatchedDatabase database;
    private @Nullable TraceReceiver receiver;
    private boolean closed;

    private Platform(Layout layout, Options options, BiConsumer<Part, String> said) {
        this.layout = layout;
        this.options = options;
        this.said = said;
        this.keys = new PlatformKeys(layout.keys(), new SecureRandom());
    }

    /**
     * Starts the parts and returns when all of them are ready.
     *
     * @param said hears what happens to each part, in words
     * @throws IllegalStateException when a platform already runs on that data, or a part does not
     *     get ready
     */
    public static Platform start(Layout layout, Options options, BiConsumer<Part, String> said) {
        Running.read(layout.running())
                .ifPresent(before -> {
                    if (before.alive() && before.launcher() != ProcessHandle.current().pid()) {
                        throw new IllegalStateException(
                                "a platform already runs on "
                                        + layout.data()
                                        + " (process "
                                        + before.launcher()
                                        + "); stop it, or name another folder with --data");
                    }
                    before.endLeftOvers();
                });
        Platform platform = new Platform(layout, options, said);
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
            startLab();
        }
        try {
            stores.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        for (Part service : List.of(Part.PASSPORT, Part.SCORING, Part.PROBE)) {
            if (wants(service)) {
                startService(service);
            }
        }
        for (Part service : List.of(Part.PASSPORT, Part.SCORING, Part.PROBE)) {
            if (wants(service)) {
                awaitReady(service);
            }
        }
        running().write(layout.running());
    }

    private boolean wants(Part part) {
        return options.parts().contains(part);
    }

    private void startDatabase() {
        if (wants(Part.DATABASE)) {
            database =
                    WatchedDatabase.start(
                            layout.database(),
                            port(Part.DATABASE),
                            layout.log(Part.DATABASE),
                            DATABASES,
                            said);
            said.accept(Part.DATABASE, "ready on port " + port(Part.DATABASE));
        }
    }

    private void startBroker() {
        if (!wants(Part.BROKER)) {
            return;
        }
        List<String> command = java(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of(
                        "-cp",
                        layout.libraries() + "/*",
                        "dev.semanticpassport.embedded.EmbeddedBroker",
                        layout.broker().toString(),
                        String.valueOf(port(Part.BROKER)),
                        "with-parent"));
        supervise(Part.BROKER, command, Map.of());
        Brokers.awaitReady(kafka(), START, process(Part.BROKER)::gaveUp);
        said.accept(Part.BROKER, "ready on port " + port(Part.BROKER));
    }

    private void startLab() {
        List<String> command = java(List.of("-Xmx768m", "--add-modules", "jdk.incubator.vector"));
        command.addAll(
                List.of(
                        "-cp",
                        layout.libraries() + "/*",
                        "dev.semanticpassport.lab.LabMain",
                        "serve",
                        "--models",
                        layout.models().toString(),
                        "--port",
                        String.valueOf(port(Part.LAB))));
        supervise(Part.LAB, command, Map.of());
    }

    private void startService(Part part) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("PASSPORT_TOPIC_PREFIX", options.topicPrefix());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(part)));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        switch (part) {
            case PASSPORT -> {
                database(environment, "passport");
                environment.put("PASSPORT_SERVICE_KEY", keys.key("service"));
                environment.put("PASSPORT_SEALING_KEY", keys.key("sealing"));
            }
            case SCORING -> {
                database(environment, "scoring");
                environment.put("PASSPORT_SERVICE_KEY", keys.key("service"));
            }
            case PROBE -> {
                environment.put("PASSPORT_SECRETS_DIR", layout.secrets().toString());
                environment.put("PASSPORT_PROBE_ALLOW_PRIVATE", "loopback");
            }
            case DATABASE, BROKER, LAB -> throw new IllegalArgumentException(part.label());
        }
        if (receiver != null) {
            environment.putAll(receiver.environment());
        }
        environment.putAll(options.settings(part));
        List<String> command = java(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"));
        command.addAll(memberships(part));
        command.addAll(List.of("-jar", layout.service(part).toString()));
        supervise(part, command, environment);
    }

    /**
     * Names each consumer to the broker: a service that was killed and started again takes its
     * partitions back at once, where a nameless one waits until the broker gives the dead one up.
     */
    private static List<String> memberships(Part part) {
        return Stream.of(
                        switch (part) {
                            case PASSPORT ->
                                    new String[] {"verification-requested", "evidence-updated"};
                            case PROBE -> new String[] {"probe-requested"};
                            case SCORING -> new String[] {"probe-answered"};
                            case DATABASE, BROKER, LAB -> new String[] {};
                        })
                .map(channel ->
                        "-Dmp.messaging.incoming."
                                + channel
                                + ".group.instance.id="
                                + part.label()
                                + "-"
                                + channel)
                .toList();
    }

    private void database(Map<String, String> environment, String name) {
        String at = "127.0.0.1:" + port(Part.DATABASE) + "/" + name;
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
        // it listens on the loopback alone and trusts it; the services want some password
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
    }

    private static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--enable-native-access=ALL-UNNAMED");
        return command;
    }

    private void supervise(Part part, List<String> command, Map<String, String> environment) {
        Supervised process = new Supervised(part, command, environment, layout.log(part), said);
        synchronized (processes) {
            processes.put(part, process);
        }
        process.start();
    }

    private void awaitReady(Part part) {
        long until = System.nanoTime() + START.toNanos();
        Rest rest = new Rest(address(part));
        while (!rest.ok("/q/health/ready")) {
            if (System.nanoTime() > until || process(part).gaveUp()) {
                throw new IllegalStateException(
                        part.label() + " did not get ready; see " + layout.log(part));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        said.accept(part, "ready on " + address(part));
    }

    /** Returns when every service says again that it is ready, e.g. after a kill. */
    public void awaitReady() {
        for (Part service : List.of(Part.PASSPORT, Part.SCORING, Part.PROBE)) {
            if (wants(service)) {
                awaitReady(service);
            }
        }
    }

    /** SIGKILL to one part, which is then started again. */
    public void kill(Part part) {
        if (part == Part.DATABASE) {
            if (database != null) {
                database.kill();
            }
            return;
        }
        process(part).kill();
    }

    /** How often a part was started, the first time included. */
    public int starts(Part part) {
        return process(part).starts();
    }

    private Supervised process(Part part) {
        synchronized (processes) {
            Supervised found = processes.get(part);
            if (found == null) {
                throw new IllegalArgumentException(part.label() + " was not started");
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

    public URI address(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    public Layout layout() {
        return layout;
    }

    /** Where everything can be reached. */
    public Running running() {
        Map<Part, Long> pids = new EnumMap<>(Part.class);
        synchronized (processes) {
            processes.forEach((part, process) -> pids.put(part, process.pid()));
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

    /** Whether it was stopped. */
    public synchronized boolean closed() {
        return closed;
    }

    /** Stops the parts in the reverse order of their start; the data stay. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Supervised> services = new ArrayList<>();
        Supervised broker;
        synchronized (processes) {
            for (Part part : List.of(Part.PROBE, Part.SCORING, Part.PASSPORT, Part.LAB)) {
                Supervised process = processes.get(part);
                if (process != null) {
                    services.add(process);
                }
            }
            broker = processes.get(Part.BROKER);
            processes.values().forEach(Supervised::stopping);
        }
        CompletableFuture.allOf(
                        services.stream()
                                .map(s -> CompletableFuture.runAsync(() -> s.stop(STOP)))
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
            said.accept(Part.PASSPORT, "cannot remove " + layout.running());
        }
    }
}
