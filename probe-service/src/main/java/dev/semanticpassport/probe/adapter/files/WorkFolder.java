package dev.semanticpassport.probe.adapter.files;

import dev.semanticpassport.weights.digesting.KnownDigests;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Where this process keeps what it fetches. Several may share a folder, or the system's one for
 * temporary files: each has one of its own in there, and removes those of processes that were
 * killed.
 */
final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkFolder.class);
    private static final String PREFIX = "looks-";
    private static final String TEMPORARY_PREFIX = "passport-" + PREFIX;
    private static final String LOCK = "lock";
    private static final String KNOWN = "known-digests";

    private final Path own;
    private final FileChannel channel;
    private final Optional<Path> shared;

    private WorkFolder(Path own, FileChannel channel, Optional<Path> shared) {
        this.own = own;
        this.channel = channel;
        this.shared = shared;
    }

    // held until the process ends: whoever can lock the file knows that the process is gone
    @SuppressWarnings("MustBeClosedChecker")
    static WorkFolder in(Optional<Path> shared) throws IOException {
        Path parent = shared.orElse(Path.of(System.getProperty("java.io.tmpdir")));
        String prefix = shared.isPresent() ? PREFIX : TEMPORARY_PREFIX;
        Files.createDirectories(parent);
        removeLeftOvers(parent, prefix);
        Path own = Files.createTempDirectory(parent, prefix);
        // locked before it has its name, or another process could lock it first
        Path nameless = own.resolve(LOCK + ".new");
        FileChannel channel =
                FileChannel.open(nameless, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock();
        Files.move(nameless, own.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return new WorkFolder(own, channel, shared);
    }

    /** Digests that outlive this process where there is a folder for them. */
    KnownDigests knownDigests() throws IOException {
        return shared.isPresent()
                ? KnownDigests.in(shared.get().resolve(KNOWN))
                : KnownDigests.inMemory();
    }

    /** For one look; whoever looks removes it. */
    Path newFolder() throws IOException {
        return Files.createTempDirectory(own, "look-");
    }

    private static void removeLeftOvers(Path folder, String prefix) throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(folder)) {
            others =
                    entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                            .filter(Files::isWritable)
                            .toList();
        }
        for (Path other : others) {
            if (Files.exists(other.resolve(LOCK)) && left(other)) {
                remove(other);
            }
        }
    }

    private static boolean left(Path other) {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            return false;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.warnf("A folder of fetched files cannot be removed: %s", folder);
        }
    }

    @Override
    public void close() {
        remove(own);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debugf("The lock of %s cannot be given back", own);
        }
    }
}
