package dev.semanticpassport.local.images;

import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service of an image as a process of this machine, measured. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private static final int SHOWN = 25;

    private final Part service;
    private final Process process;
    private final Path log;
    private final long began;
    private final Rest rest;

    private ServiceProcess(Part service, Process process, Path log, long began, Rest rest) {
        this.service = service;
        this.process = process;
        this.log = log;
        this.began = began;
        this.rest = rest;
    }

    /**
     * Resident memory.
     *
     * @param allKib all of it, in KiB
     * @param anonymousKib what no file stands behind, in KiB: the rest can be given back at need
     */
    public record Memory(long allKib, long anonymousKib) {}

    /**
     * How it ended.
     *
     * @param exitCode 143 after SIGTERM
     * @param took from the signal to the end
     */
    public record End(int exitCode, Duration took) {}

    /**
     * Starts it.
     *
     * @param command as in {@link ImageLayout#command}, or what leads to it
     * @param environment the whole environment
     * @param log all that it says is appended
     */
    public static ServiceProcess start(
            Part service, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        String port = environment.getOrDefault("QUARKUS_HTTP_PORT", "" + ImageLayout.PORT);
        Rest rest = new Rest(URI.create("http://127.0.0.1:" + port));
        long began = System.nanoTime();
        ServiceProcess started = new ServiceProcess(service, builder.start(), log, began, rest);
        // whoever started it may be ended by a signal, which runs no finally
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        } catch (IllegalStateException alreadyEnding) {
            started.close();
            throw alreadyEnding;
        }
        return started;
    }

    /**
     * Waits until its readiness says yes.
     *
     * @return since its start
     * @throws IllegalStateException when it ends or does not get ready, with what it said last
     */
    public Duration awaitReady() {
        while (!rest.ok("/q/health/ready")) {
            if (!process.isAlive() || System.nanoTime() - began > START.toNanos()) {
                throw new IllegalStateException(
                        service.label() + " did not get ready; it said: " + lastLines());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whoever builds an image has no other way to see them. */
    private String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - SHOWN), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return log.toString();
        }
    }

    /** Whether it has not ended. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Whether a path answers 200. */
    public boolean answers(String path) {
        return rest.ok(path);
    }

    /** The service itself, where its command led to another process. */
    private ProcessHandle itself() {
        return process.descendants()
                .filter(each ->
                        each.info().command().map(path -> path.endsWith("/java")).orElse(false))
                .findFirst()
                .orElse(process.toHandle());
    }

    /**
     * What Linux tells of the service, by name, e.g. "CapEff".
     *
     * @param pid the process; 0 for the one that was started
     */
    public Map<String, String> status(long pid) throws IOException {
        Path file = Path.of("/proc", String.valueOf(pid == 0 ? itself().pid() : pid), "status");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(":\\s*", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip()));
        }
    }

    /** The time that it has had on processors: the same on a busy machine and on an idle one. */
    public Duration processorTime() {
        return itself().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it holds at this moment. */
    public Memory memory() throws IOException {
        Map<String, String> status = status(0);
        return new Memory(kib(status, "VmRSS"), kib(status, "RssAnon"));
    }

    private static long kib(Map<String, String> status, String name) {
        return Long.parseLong(status.getOrDefault(name, "0").replace(" kB", ""));
    }

    /**
     * SIGTERM.
     *
     * @throws IllegalStateException when it does not end in time; it is killed then
     */
    public End stop(Duration patience) {
        long told = System.nanoTime();
        itself().destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        service.label()
                                + " did not end within "
                                + patience.toSeconds()
                                + " s; see "
                                + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new End(process.exitValue(), Duration.ofNanos(System.nanoTime() - told));
    }

    /** Ends it at once where it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
