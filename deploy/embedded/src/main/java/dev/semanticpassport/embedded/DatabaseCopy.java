package dev.semanticpassport.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A copy of a running server's files. A server started on the copy has all databases as they were
 * at the one moment at which the copy ended, whatever was written meanwhile: PostgreSQL's base
 * backup (its documentation: "Making a Base Backup Using the Low Level API") with the write-ahead
 * log that it needs.
 */
public final class DatabaseCopy {
    /** Made anew by the server, or of no use to another one. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "pg_internal.init",
                    "backup_label",
                    "backup_manifest",
                    "current_logfiles");

    /** Folders that must be there and whose content is left out. */
    private static final Set<String> EMPTIED =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans",
                    "pgsql_tmp");

    private final Path data;
    private final Target target;

    private DatabaseCopy(Path data, Target target) {
        this.data = data;
        this.target = target;
    }

    /** Where the copy goes; paths are relative to the server's folder, with slashes. */
    public interface Target {
        void folder(String path) throws IOException;

        /**
         * @param content exactly that many bytes
         */
        void file(String path, long bytes, InputStream content) throws IOException;
    }

    /**
     * Copies the server that runs on a folder.
     *
     * @throws IOException when the server cannot be asked or a file cannot be read
     */
    public static void write(Path data, int port, Target target) throws IOException {
        new DatabaseCopy(data, target).write(EmbeddedDatabase.on(data, port).jdbcUrl("postgres"));
    }

    /**
     * What a folder's files can be read by, and {@link #ownKind()} must be equal to: the server's
     * major version, system and architecture.
     */
    public static String kind(Path data) throws IOException {
        return kind(Files.readString(data.resolve("PG_VERSION")).strip());
    }

    /** The same of the server that this machine would start. */
    public static String ownKind() throws IOException {
        return kind(Postgres.unpacked().majorVersion());
    }

    private static String kind(String major) {
        return "PostgreSQL %s, %s, %s"
                .formatted(
                        major,
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getProperty("os.arch"));
    }

    /** Gives a folder that was copied back to whoever runs the server. */
    public static void adopt(Path data) throws IOException {
        Postgres.unpacked().own(data);
    }

    private void write(String url) throws IOException {
        // the connection is the backup: what it began ends with it, however it ends
        try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.USER, "");
                Statement statement = connection.createStatement()) {
            // keeps the log's files from being used again while they are copied
            one(
                    statement,
                    "select slot_name from pg_create_physical_replication_slot("
                            + "'passport_backup_' || pg_backend_pid(), true, true)");
            String first =
                    one(
                            statement,
                            "select pg_walfile_name(pg_backup_start('passport backup', true))");
            copyFolder("", data);
            String label;
            String last;
            try (ResultSet end =
                    statement.executeQuery(
                            "select labelfile, spcmapfile, pg_walfile_name(lsn)"
                                    + " from pg_backup_stop(false)")) {
                end.next();
                label = end.getString(1);
                if (!end.getString(2).isBlank()) {
                    throw new IOException("tablespaces outside of " + data + " are not copied");
                }
                last = end.getString(3);
            }
            text("backup_label", label);
            copyLog(first, last);
        } catch (SQLException e) {
            throw new IOException("the database cannot be copied: " + e.getMessage(), e);
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private void copyFolder(String path, Path folder) throws IOException {
        for (Path entry : sorted(folder)) {
            String name = entry.getFileName().toString();
            String below = path.isEmpty() ? name : path + "/" + name;
            if (Files.isDirectory(entry)) {
                target.folder(below);
                if (!EMPTIED.contains(name)) {
                    copyFolder(below, entry);
                }
            } else if (!LEFT_OUT.contains(name)) {
                copyFile(below, entry);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException dropped) {
            return List.of();
        }
    }

    /** A file may change or go meanwhile; the log says what became of it. */
    private void copyFile(String path, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            long size = Files.size(file);
            target.file(path, size, new ExactLength(content, size));
        } catch (NoSuchFileException dropped) {
            return;
        }
    }

    private void copyLog(String first, String last) throws IOException {
        target.folder("pg_wal/archive_status");
        for (Path segment : sorted(data.resolve("pg_wal"))) {
            String name = segment.getFileName().toString();
            boolean needed = name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
            if (Files.isRegularFile(segment) && (needed || name.endsWith(".history"))) {
                copyFile("pg_wal/" + name, segment);
            }
        }
    }

    private void text(String path, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        target.file(path, bytes.length, new ByteArrayInputStream(bytes));
    }
}
