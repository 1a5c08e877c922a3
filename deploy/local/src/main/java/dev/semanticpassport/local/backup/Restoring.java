package dev.semanticpassport.local.backup;

import dev.semanticpassport.embedded.DatabaseCopy;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Running;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts a backup's folders in their places again. Nothing that stands there is written over. */
public final class Restoring {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Layout layout;

    public Restoring(Layout layout) {
        this.layout = layout;
    }

    /**
     * What was restored.
     *
     * @param takenAt the moment at which the backup was begun
     * @param keys whether keys were in it
     */
    public record Restored(Instant takenAt, boolean keys) {}

    /**
     * Reads the file to its end before anything is put in its place.
     *
     * @throws IOException when the file is no whole backup that this version can read, or data
     *     stand in its way
     */
    public Restored read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        Path data = layout.data();
        if (Running.read(layout.running()).filter(Running::alive).isPresent()) {
            throw new IOException("a platform runs on " + data + "; stop it first");
        }
        // what a broker holds of another time does not belong to the restored databases
        refuseIfUsed(data.resolve("kafka"));
        refuseIfUsed(data.resolve(BackingUp.DATABASE));
        Files.createDirectories(data);
        Path partial = data.resolve("restoring");
        delete(partial);
        Files.createDirectory(partial, FOLDER);
        try {
            BackupNote note = unpack(file, partial);
            List<Path> folders = children(partial);
            for (Path folder : folders) {
                refuseIfUsed(data.resolve(folder.getFileName()));
            }
            DatabaseCopy.adopt(partial.resolve(BackingUp.DATABASE));
            for (Path folder : folders) {
                Path place = data.resolve(folder.getFileName());
                Files.deleteIfExists(place);
                Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Restored(note.takenAt(), note.keys());
        } finally {
            delete(partial);
        }
    }

    private static void refuseIfUsed(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !children(folder).isEmpty()) {
            throw new IOException(
                    folder
                            + " is not empty, and a restore writes nothing over: move it away, or name"
                            + " another folder with --data");
        }
    }

    private static BackupNote unpack(Path file, Path into) throws IOException {
        try (InputStream packed =
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
                TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
            BackupNote note = note(tar, file);
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (entry.getName().equals(BackingUp.END)) {
                    // to the end, where gzip's checksum is compared
                    packed.transferTo(OutputStream.nullOutputStream());
                    return note;
                }
                unpack(tar, entry, into);
            }
            throw new EOFException("its last entry is missing");
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    file
                            + " is no backup, or a damaged or cut one ("
                            + e.getMessage()
                            + "); nothing was restored",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            // a damaged entry may be read as one of another name, which no folder takes
            throw new IOException(
                    file + " cannot be restored: " + e.getMessage() + "; nothing was restored", e);
        }
    }

    private static BackupNote note(TarArchiveInputStream tar, Path file) throws IOException {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null || !first.getName().equals(BackupNote.NAME)) {
            throw new IOException(file + " is no backup of this platform");
        }
        BackupNote note = BackupNote.read(tar.readAllBytes());
        String own = DatabaseCopy.ownKind();
        if (!note.database().equals(own)) {
            throw new IOException(
                    "%s holds files of %s; this machine's server reads those of %s"
                            .formatted(file, note.database(), own));
        }
        return note;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)
                || target.equals(into)
                || !(entry.isDirectory() || entry.isFile())) {
            throw new IOException(
                    "the backup has an entry that it cannot have: " + entry.getName());
        }
        if (entry.isDirectory()) {
            if (!Files.isDirectory(target)) {
                Files.createDirectory(target, FOLDER);
            }
            return;
        }
        try (OutputStream out =
                Channels.newOutputStream(
                        Files.newByteChannel(
                                target,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                FILE))) {
            if (tar.transferTo(out) != entry.getSize()) {
                throw new EOFException("cut within " + entry.getName());
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (var paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
