package dev.semanticpassport.local.backup;

import dev.semanticpassport.embedded.DatabaseCopy;
import dev.semanticpassport.embedded.EmbeddedDatabase;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Ports;
import dev.semanticpassport.local.platform.Running;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a backup, a tar file packed with gzip: both databases as they were at one moment, also
 * while the platform works, then the other folders. Kafka is not in it: what it must hold again
 * follows from the databases.
 */
public final class BackingUp {
    /** Tells a whole backup from one whose end is missing. */
    static final String END = "end";

    static final String DATABASE = "postgresql";
    static final List<String> KEY_FOLDERS = List.of("keys", "secrets", "authors");
    static final List<String> OPEN_FOLDERS = List.of("models", "reports");

    private final Layout layout;

    public BackingUp(Layout layout) {
        this.layout = layout;
    }

    /**
     * Writes the file, which is there whole or not at all and readable by its owner alone.
     *
     * @param keys whether keys go into it; without the platform's own it is of no use
     * @throws IOException when there is such a file already, nothing to back up, or a file cannot
     *     be read or written
     */
    public void write(Path file, boolean keys, Instant now) throws IOException {
        Path whole = file.toAbsolutePath();
        if (Files.exists(whole)) {
            throw new FileAlreadyExistsException(file + " exists; a backup is never written over");
        }
        Path database = layout.data().resolve(DATABASE);
        if (!Files.exists(database.resolve("PG_VERSION"))) {
            throw new IOException("there is no platform's data in " + layout.data());
        }
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".new");
        Files.deleteIfExists(partial);
        try (TarArchiveOutputStream tar = open(partial)) {
            BackupNote note =
                    new BackupNote(BackupNote.FORMAT, DatabaseCopy.kind(database), now, keys);
            put(tar, BackupNote.NAME, note.bytes());
            Optional<Running> running = Running.read(layout.running()).filter(Running::alive);
            if (running.isPresent()) {
                copy(database, running.get().databasePort(), tar);
            } else {
                copyAtRest(database, tar);
            }
            for (String folder : folders(keys)) {
                copyFolder(tar, layout.data().resolve(folder));
            }
            put(tar, END, new byte[0]);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> folders(boolean keys) {
        List<String> folders = new ArrayList<>(OPEN_FOLDERS);
        if (keys) {
            folders.addAll(KEY_FOLDERS);
        }
        return folders;
    }

    /** Rights first, content afterwards: it holds sealed secrets at least. */
    private static TarArchiveOutputStream open(Path file) throws IOException {
        OutputStream out =
                new BufferedOutputStream(
                        Channels.newOutputStream(
                                Files.newByteChannel(
                                        file,
                                        Set.of(
                                                StandardOpenOption.CREATE_NEW,
                                                StandardOpenOption.WRITE),
                                        PosixFilePermissions.asFileAttribute(
                                                PosixFilePermissions.fromString("rw-------")))));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private void copyAtRest(Path database, TarArchiveOutputStream tar) throws IOException {
        int port = Ports.free(1).getFirst();
        try (EmbeddedDatabase _ =
                EmbeddedDatabase.start(
                        database,
                        port,
                        layout.logs().resolve("database.log"),
                        EmbeddedDatabase.Keeping.DURABLE)) {
            copy(database, port, tar);
        }
    }

    private static void copy(Path database, int port, TarArchiveOutputStream tar)
            throws IOException {
        putFolder(tar, DATABASE);
        DatabaseCopy.write(
                database,
                port,
                new DatabaseCopy.Target() {
                    @Override
                    public void folder(String path) throws IOException {
                        putFolder(tar, DATABASE + "/" + path);
                    }

                    @Override
                    public void file(String path, long bytes, InputStream content)
                            throws IOException {
                        put(tar, DATABASE + "/" + path, bytes, content);
                    }
                });
    }

    private void copyFolder(TarArchiveOutputStream tar, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (var paths = Files.walk(folder)) {
            all = paths.sorted().toList();
        }
        for (Path path : all) {
            String name = layout.data().relativize(path).toString();
            if (Files.isDirectory(path)) {
                putFolder(tar, name);
            } else {
                put(tar, name, Files.readAllBytes(path));
            }
        }
    }

    private static void putFolder(TarArchiveOutputStream tar, String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        put(tar, name, content.length, new ByteArrayInputStream(content));
    }

    private static void put(
            TarArchiveOutputStream tar, String name, long bytes, InputStream content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        tar.putArchiveEntry(entry);
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }
}
