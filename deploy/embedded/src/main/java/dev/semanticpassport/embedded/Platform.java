package dev.semanticpassport.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One broker and one database server for all tests of a JVM: the first who asks starts them, the
 * JVM's end stops them.
 *
 * @param bootstrapServers where Kafka's clients connect
 * @param server host and port of the database server
 * @param user of the database server
 * @param password of that user; empty for none
 */
public record Platform(String bootstrapServers, String server, String user, String password) {
    /** System properties, because tests are loaded by more than one class loader. */
    private static final String SHARED = "sempass.test.platform";

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

    /** Makes an empty database with a name of its own, and returns the name. */
    public String freshDatabase() {
        String name = "test_" + nextNumber();
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl("postgres"), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " cannot be made", e);
        }
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
        EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        folder.resolve("database"),
                        Ports.free(),
                        folder.resolve("database.log"),
                        EmbeddedDatabase.Keeping.THROWN_AWAY);
        BrokerProcess broker =
                BrokerProcess.start(
                        folder.resolve("broker"), Ports.free(), folder.resolve("broker.log"));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> discard(broker, database, folder), "platform-discard"));
        return new Platform(
                broker.bootstrapServers(),
                "127.0.0.1:" + database.port(),
                EmbeddedDatabase.USER,
                "");
    }

    /** Nothing of it is needed any more, so the broker is not given time to tidy up. */
    private static void discard(BrokerProcess broker, EmbeddedDatabase database, Path folder) {
        try {
            broker.kill();
            database.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Left over: " + folder, e);
        }
    }

    private String written() {
        return String.join("\n", bootstrapServers, server, user, password);
    }

    private static Platform read(String written) {
        List<String> parts = List.of(written.split("\n", -1));
        return new Platform(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }
}
