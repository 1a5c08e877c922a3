package dev.semanticpassport.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {
    @TempDir Path folder;

    @Test
    void a_copy_has_all_databases_as_they_were_at_one_moment_while_they_are_written()
            throws Exception {
        // Given two databases, of which the first is always written first
        Path copy = folder.resolve("copy");
        AtomicLong written = new AtomicLong();
        AtomicBoolean enough = new AtomicBoolean();
        try (EmbeddedDatabase database = start(folder.resolve("original"))) {
            database.create("first");
            database.create("second");
            execute(database, "first", "create table number (n bigint)");
            execute(database, "second", "create table number (n bigint)");
            var writer = CompletableFuture.runAsync(() -> write(database, written, enough));
            awaitWritten(20, written, writer);
            // When
            Files.createDirectory(copy);
            DatabaseCopy.write(folder.resolve("original"), database.port(), into(copy));
            long after = written.get();
            awaitWritten(after + 20, written, writer);
            enough.set(true);
            writer.join();
        }
        // Then
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        DatabaseCopy.adopt(copy);
        assertThat(DatabaseCopy.kind(copy)).isEqualTo(DatabaseCopy.ownKind());
        try (EmbeddedDatabase restored = start(copy)) {
            long first = newest(restored, "first");
            long second = newest(restored, "second");
            assertThat(first).isGreaterThanOrEqualTo(20).isLessThan(written.get());
            assertThat(second).isBetween(first - 1, first);
        }
    }

    private static void awaitWritten(long number, AtomicLong written, CompletableFuture<?> writer) {
        while (written.get() < number) {
            if (writer.isDone()) {
                writer.join();
            }
            LockSupport.parkNanos(100_000);
        }
    }

    private static void write(EmbeddedDatabase database, AtomicLong written, AtomicBoolean enough) {
        try (Connection first = connect(database, "first");
                Connection second = connect(database, "second");
                Statement one = first.createStatement();
                Statement two = second.createStatement()) {
            for (long n = 1; !enough.get(); n++) {
                one.execute("insert into number values (" + n + ")");
                two.execute("insert into number values (" + n + ")");
                written.set(n);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseCopy.Target into(Path copy) {
        return new DatabaseCopy.Target() {
            @Override
            public void folder(String path) throws IOException {
                Files.createDirectories(copy.resolve(path));
            }

            @Override
            public void file(String path, long bytes, InputStream content) throws IOException {
                assertThat(Files.copy(content, copy.resolve(path))).isEqualTo(bytes);
            }
        };
    }

    private EmbeddedDatabase start(Path data) throws IOException {
        return EmbeddedDatabase.start(
                data,
                Ports.free(),
                folder.resolve("database.log"),
                EmbeddedDatabase.Keeping.THROWN_AWAY);
    }

    private static Connection connect(EmbeddedDatabase server, String database)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), EmbeddedDatabase.USER, "");
    }

    private static void execute(EmbeddedDatabase server, String database, String sql)
            throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long newest(EmbeddedDatabase server, String database) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(n) from number")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
