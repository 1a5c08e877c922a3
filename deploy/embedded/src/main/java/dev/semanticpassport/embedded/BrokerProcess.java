package dev.semanticpassport.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka broker in a process of its own, with this JVM's Java and class path. It ends when its
 * parent does.
 */
public final class BrokerProcess implements AutoCloseable {
    /** Long, for a machine may be busy; one that ends is told at once. */
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker on a folder, new or used before, and waits until it answers.
     *
     * @param port where clients connect, on the loopback address only; see {@link Ports#free()}
     * @param log file to which all it says is appended
     * @throws IOException when it does not start, with the last lines it said
     */
    public static BrokerProcess start(Path data, int port, Path log) throws IOException {
        Files.createDirectories(data);
        // a killed process leaves its temporary files: here they go with all else that is thrown
        // away
        Path temporary = data.toAbsolutePath().resolveSibling(data.getFileName() + ".temporary");
        Folders.delete(temporary);
        Files.createDirectory(temporary);
        Process process =
                new ProcessBuilder(command(data, port, temporary))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        BrokerProcess broker = new BrokerProcess(process, port);
        try {
            broker.awaitAnswer(log);
            return broker;
        } catch (IOException failed) {
            broker.kill();
            throw failed;
        }
    }

    private static List<String> command(Path data, int port, Path temporary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.io.tmpdir=" + temporary,
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedBroker.class.getName(),
                data.toAbsolutePath().toString(),
                String.valueOf(port),
                "with-parent");
    }

    private void awaitAnswer(Path log) throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Listening.on(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(
                        "The broker does not start; it said (%s):%n%s"
                                .formatted(log, LastLines.of(log)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        awaitController(deadline);
    }

    /** The port opens a little before requests are answered. */
    private void awaitController(long deadline) throws IOException {
        Properties settings = new Properties();
        settings.putAll(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "default.api.timeout.ms",
                        String.valueOf(deadlineMillis(deadline)),
                        "request.timeout.ms",
                        String.valueOf(ONE_TRY.toMillis())));
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException silent) {
            throw new IOException("The broker runs and does not answer", silent.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the broker was starting", stopped);
        }
    }

    private static long deadlineMillis(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        return Math.max(left, ONE_TRY.toMillis());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash would (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it cleanly; by force where that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
