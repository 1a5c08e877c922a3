package dev.semanticpassport.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A PostgreSQL server on this machine, listening on the loopback address only. A folder that a
 * server has used before brings its databases back, however that server ended.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The owner of everything; there is no password. */
    public static final String USER = "postgres";

    private static final String PID_FILE = "postmaster.pid";
    private static final String HOST = "127.0.0.1";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Postgres postgres;
    private final Path data;
    private final Path log;
    private final int port;

    private EmbeddedDatabase(Postgres postgres, Path data, Path log, int port) {
        this.postgres = postgres;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /** What a folder is worth. */
    public enum Keeping {
        /** It survives even a power cut: every commit is on the disk. */
        DURABLE,
        /** It survives any process's death, and is faster. */
        THROWN_AWAY
    }

    /**
     * Starts a server on a folder, new or used before, and waits until it answers.
     *
     * @param data made where it does not exist; where it does, a server left over on it by a killed
     *     parent is stopped first
     * @param port see {@link Ports#free()}
     * @param log file to which all it says is appended
     * @throws IOException when it does not start, with the last lines it said
     */
    public static EmbeddedDatabase start(Path data, int port, Path log, Keeping keeping)
            throws IOException {
        return start(Postgres.unpacked(), data, port, log, keeping);
    }

    static EmbeddedDatabase start(Postgres postgres, Path data, int port, Path log, Keeping keeping)
            throws IOException {
        EmbeddedDatabase database =
                new EmbeddedDatabase(postgres, data.toAbsolutePath(), log.toAbsolutePath(), port);
        if (Postgres.isEmpty(data)) {
            database.initialise();
        } else {
            database.endLeftOver();
        }
        database.launch(keeping);
        return database;
    }

    /** The server that runs, or ran, on a folder; whoever started it. */
    static EmbeddedDatabase on(Path data, int port) throws IOException {
        Path folder = data.toAbsolutePath();
        return new EmbeddedDatabase(
                Postgres.unpacked(), folder, folder.resolveSibling("database.log"), port);
    }

    /** The folder appears whole, so that an interrupted start leaves nothing half made. */
    private void initialise() throws IOException {
        Files.createDirectories(data.getParent());
        Files.deleteIfExists(data);
        Path partial = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(partial);
        Files.createDirectory(partial);
        postgres.own(partial);
        postgres.run(
                log,
                "initdb",
                List.of(
                        "--auth=trust",
                        "--username=" + USER,
                        "--pgdata=" + partial,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        Files.move(partial, data);
    }

    /**
     * After a killed parent the server may run on; it is stopped. After a killed server its last
     * processes may hold its memory for a moment, and its number may still be known or be somebody
     * else's by now: PostgreSQL would believe that it runs, so its note of that is removed.
     */
    private void endLeftOver() throws IOException {
        Optional<List<String>> left = pidFile();
        if (left.isEmpty()) {
            return;
        }
        if (process().isPresent()) {
            stop();
        }
        SharedMemory.ofPidFile(left.get()).ifPresent(memory -> await(() -> !memory.isAttached()));
        Files.deleteIfExists(data.resolve(PID_FILE));
    }

    /** Neither another program that got its number, nor a dead one that nobody has waited for. */
    private static boolean runs(ProcessHandle server) {
        return server.isAlive()
                && server.info().command().map(path -> path.endsWith("/postgres")).orElse(false);
    }

    private void launch(Keeping keeping) throws IOException {
        boolean durable = keeping == Keeping.DURABLE;
        String options =
                String.join(
                        " -c ",
                        "-p " + port,
                        "listen_addresses=" + HOST,
                        "unix_socket_directories=",
                        "max_connections=200",
                        "shared_buffers=64MB",
                        "fsync=" + (durable ? "on" : "off"),
                        "full_page_writes=" + (durable ? "on" : "off"),
                        "log_min_messages=warning",
                        "timezone=UTC",
                        "log_timezone=UTC");
        postgres.run(
                log,
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=90",
                        "--silent",
                        "--pgdata=" + data,
                        "--options=" + options));
    }

    /** Makes a database of this name where there is none. */
    public void create(String database) {
        String name = "\"" + database.replace("\"", "\"\"") + "\"";
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            if (!exists(connection, database)) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " cannot be made", e);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    public int port() {
        return port;
    }

    /** For JDBC, with user {@link #USER}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    /** For the Vert.x client, with user {@link #USER}. */
    public String reactiveUrl(String database) {
        return "postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    /** The server's first process; empty where it does not run. */
    public Optional<ProcessHandle> process() throws IOException {
        return pidFile()
                .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
                .filter(EmbeddedDatabase::runs);
    }

    /** Ends it as a crash would (SIGKILL), and waits until it is gone. */
    public void kill() throws IOException {
        process()
                .ifPresent(server -> {
                    server.destroyForcibly();
                    await(() -> !runs(server));
                });
    }

    /** Stops it cleanly; clients are disconnected, what they committed stays. */
    @Override
    public void close() throws IOException {
        if (process().isPresent()) {
            stop();
        }
    }

    private void stop() throws IOException {
        postgres.run(
                log,
                "pg_ctl",
                List.of("stop", "--mode=fast", "--wait", "--silent", "--pgdata=" + data));
    }

    private Optional<List<String>> pidFile() throws IOException {
        Path file = data.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
