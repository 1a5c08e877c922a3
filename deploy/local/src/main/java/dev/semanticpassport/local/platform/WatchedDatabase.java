package dev.semanticpassport.local.platform;

import dev.semanticpassport.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** PostgreSQL, started again whenever it ends by itself, until it is closed. */
final class WatchedDatabase implements AutoCloseable {
    private static final Replica NAME = Replica.first(Part.DATABASE);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Path data;
    private final int port;
    private final Path log;
    private final BiConsumer<Replica, String> said;
    private final Thread watch;
    private EmbeddedDatabase server;
    private boolean closed;

    private WatchedDatabase(
            EmbeddedDatabase server,
            Path data,
            int port,
            Path log,
            BiConsumer<Replica, String> said) {
        this.server = server;
        this.data = data;
        this.port = port;
        this.log = log;
        this.said = said;
        this.watch = Thread.ofVirtual().name("watch-database").unstarted(this::watch);
    }

    static WatchedDatabase start(
            Path data,
            int port,
            Path log,
            List<String> databases,
            BiConsumer<Replica, String> said) {
        try {
            EmbeddedDatabase server = launch(data, port, log);
            databases.forEach(server::create);
            WatchedDatabase watched = new WatchedDatabase(server, data, port, log, said);
            watched.watch.start();
            return watched;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    private static EmbeddedDatabase launch(Path data, int port, Path log) throws IOException {
        return EmbeddedDatabase.start(data, port, log, EmbeddedDatabase.Keeping.DURABLE);
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        try {
            while (true) {
                Thread.sleep(pause);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    pause = runsOrIsStartedAgain() ? LOOK_EVERY : longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing works without it, so it is never given up: its start may meet another crash. */
    private boolean runsOrIsStartedAgain() {
        try {
            if (server.process().isEmpty()) {
                said.accept(NAME, "ended and is started again");
                server = launch(data, port, log);
                said.accept(NAME, "ready again on port " + port);
            }
            return true;
        } catch (IOException e) {
            said.accept(NAME, "could not be started, and is tried again; see " + log);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** SIGKILL to the server's first process; it is started again. */
    void kill() {
        try {
            Optional<ProcessHandle> process = server.process();
            process.ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            said.accept(NAME, "did not stop cleanly: " + e.getMessage());
        }
    }
}
