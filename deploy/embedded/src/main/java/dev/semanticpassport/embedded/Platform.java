package dev.semanticpassport.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * One broker and one database server for all tests of a JVM: the first who asks starts them, the
 * JVM's end stops them. Broker and server can be killed and started again on what they had.
 *
 * @param bootstrapServers where Kafka's clients connect
 * @param server host and port of the database server
 * @param user of the database server
 * @param password of that user; empty for none
 * @param folder what both keep; empty where they run in containers
 */
public record Platform(
        String bootstrapServers, String server, String user, String password, String folder) {
    /** System properties, because tests are loaded by more than one class loader. */
    private static final String SHARED = "sempass.test.platform";

    private static final String HOST = "127.0.0.1:";
    private static final String BROKER = "sempass.test.broker";
    private static final String DATABASES = "sempass.test.databases";

    /** The JVM's platform: from images where Docker has them, embedded where not. */
    public static Platform shared() {
        synchronized (System.getProperties()) {
            String shared = System.getProperty(SHARED);
            if (shared == null) {
                shared = start().written();
                System.setProperty(SHARED, shared);
            }
            return read(shared);
        }
    }

    /**
     * Whether broker and server can be killed and started: only where they are processes of ours.
     */
    public boolean isEmbedded() {
        return !folder.isEmpty();
    }

    /** Ends the broker as a crash would (SIGKILL), and waits until it is gone. */
    public void killBroker() {
        ProcessHandle.of(Long.getLong(BROKER))
                .ifPresent(broker -> {
                    broker.destroyForcibly();
                    broker.onExit().join();
                });
    }

    /** Starts a killed broker again, on its folder and port. */
    public void startBroker() {
        startBroker(Path.of(folder), port(bootstrapServers));
    }

    /** Ends the database server as a crash would (SIGKILL), and waits until it is gone. */
    public void killDatabase() {
        try {
            database().kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a killed database server again, on its folder and port. */
    public void startDatabase() {
        startDatabase(Path.of(folder), port(server));
    }

    /** Makes an empty database with a name of its own, and returns the name. */
    public String freshDatabase() {
        String name = "test_" + nextNumber();
        try (Connection connection = connect(jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " cannot be made", e);
        }
    }

    /** By its own driver: to DriverManager one that another class loader registered is none. */
    private Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        for (Driver driver : ServiceLoader.load(Driver.class, Platform.class.getClassLoader())) {
            Connection connection = driver.connect(url, login);
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("no driver for " + url);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + server + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://" + server + "/" + database;
    }

    private static int nextNumber() {
        synchronized (System.getProperties()) {
            int number = Integer.getInteger(DATABASES, 0) + 1;
            System.setProperty(DATABASES, String.valueOf(number));
            return number;
        }
    }

    private static Platform start() {
        try {
            return Containers.usable() ? Containers.start() : embedded();
        } catch (IOException e) {
            throw new UncheckedIOException("The platform for tests does not start", e);
        }
    }

    private static Platform embedded() throws IOException {
        Path folder = Files.createTempDirectory("sempass-test");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(folder), "platform-discard"));
        int database = Ports.free();
        startDatabase(folder, database);
        int broker = Ports.free();
        startBroker(folder, broker);
        return new Platform(
                HOST + broker, HOST + database, EmbeddedDatabase.USER, "", folder.toString());
    }

    private static void startBroker(Path folder, int port) {
        try {
            BrokerProcess broker =
                    BrokerProcess.start(
                            folder.resolve("broker"), port, folder.resolve("broker.log"));
            System.setProperty(BROKER, String.valueOf(broker.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("The broker does not start", e);
        }
    }

    private static void startDatabase(Path folder, int port) {
        try {
            var _ =
                    EmbeddedDatabase.start(
                            folder.resolve("database"),
                            port,
                            folder.resolve("database.log"),
                            EmbeddedDatabase.Keeping.THROWN_AWAY);
        } catch (IOException e) {
            throw new UncheckedIOException("The database server does not start", e);
        }
    }

    /** Nothing of it is needed any more, so neither is given time to tidy up. */
    private static void discard(Path folder) {
        try {
            Long broker = Long.getLong(BROKER);
            if (broker != null) {
                ProcessHandle.of(broker).ifPresent(ProcessHandle::destroyForcibly);
            }
            EmbeddedDatabase.on(folder.resolve("database"), 0).kill();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Left over: " + folder, e);
        }
    }

    private EmbeddedDatabase database() throws IOException {
        return EmbeddedDatabase.on(Path.of(folder, "database"), port(server));
    }

    private static int port(String server) {
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }

    private String written() {
        return String.join("\n", bootstrapServers, server, user, password, folder);
    }

    private static Platform read(String written) {
        List<String> parts = List.of(written.split("\n", -1));
        return new Platform(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
}
