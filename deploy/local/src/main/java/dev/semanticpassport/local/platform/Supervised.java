package dev.semanticpassport.local.platform;

import dev.semanticpassport.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A process that is started again whenever it ends by itself, until it is stopped. */
final class Supervised {
    /** A process that ends this fast, this often, will not get better by itself. */
    private static final Duration TOO_FAST = Duration.ofSeconds(5);

    private static final Duration BEFORE_RESTART = Duration.ofMillis(400);

    private static final int TOO_OFTEN = 4;

    private final Replica replica;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path temporary;
    private final Path log;
    private final BiConsumer<Replica, String> said;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean gaveUp;
    private volatile @Nullable Process process;

    /**
     * @param temporary the process's folder for temporary files, empty at each start
     */
    Supervised(
            Replica replica,
            List<String> command,
            Map<String, String> environment,
            Path temporary,
            Path log,
            BiConsumer<Replica, String> said) {
        this.replica = replica;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.temporary = temporary;
        this.log = log;
        this.said = said;
    }

    void start() {
        Process started = launch();
        Thread.ofVirtual().name("watch-" + replica.label()).start(() -> watch(started));
    }

    private Process launch() {
        try {
            Folders.delete(temporary);
            Files.createDirectories(temporary);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            starts.incrementAndGet();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + replica.label(), e);
        }
    }

    private void watch(Process first) {
        Process watched = first;
        int fast = 0;
        while (true) {
            long began = System.nanoTime();
            int code;
            try {
                code = watched.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            // Ctrl-C reaches every process of the terminal at once: the launcher needs a moment to
            // say that it is stopping too
            LockSupport.parkNanos(BEFORE_RESTART.toNanos());
            if (stopping) {
                return;
            }
            fast = System.nanoTime() - began < TOO_FAST.toNanos() ? fast + 1 : 0;
            if (fast >= TOO_OFTEN) {
                gaveUp = true;
                said.accept(replica, "ended " + fast + " times at once; see " + log);
                return;
            }
            said.accept(replica, "ended (exit code " + code + ") and is started again");
            watched = launch();
        }
    }

    /** How often it was started, the first time included. */
    int starts() {
        return starts.get();
    }

    /** Whether it ended so often at once that it is not started again. */
    boolean gaveUp() {
        return gaveUp;
    }

    long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /** SIGKILL; the supervisor starts it again. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** From now on its end is wanted. */
    void stopping() {
        stopping = true;
    }

    /** SIGTERM, and SIGKILL where that does not help in time. */
    Stopped stop(Duration patience) {
        stopping = true;
        Process running = process;
        if (running == null) {
            return new Stopped(Duration.ZERO, 0);
        }
        long began = System.nanoTime();
        running.destroy();
        try {
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly();
                running.waitFor();
            }
            return new Stopped(Duration.ofNanos(System.nanoTime() - began), running.exitValue());
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
