package dev.semanticpassport.weights.mapping;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in memory. Others may shorten it meanwhile: then a read of the bytes that are gone is an
 * {@link InternalError} for plain reads and copies, but ends the whole process for a vector's load.
 * So numbers are copied out before they are computed with, and no vector is loaded from a mapping.
 */
public final class MappedFile implements AutoCloseable {
    private final String name;
    private final Path path;
    private final FileIdentity identity;
    private final Arena arena;
    private final MemorySegment bytes;

    private MappedFile(
            String name, Path path, FileIdentity identity, Arena arena, MemorySegment bytes) {
        this.name = name;
        this.path = path;
        this.identity = identity;
        this.arena = arena;
        this.bytes = bytes;
    }

    /**
     * Maps a file whole; nothing is read yet.
     *
     * @param name how refusals call it
     */
    // whoever opens the file closes it, and the arena with it
    @SuppressWarnings("MustBeClosedChecker")
    public static MappedFile open(Path path, String name) throws RefusedException {
        Arena arena = Arena.ofShared();
        try {
            if (!Files.isRegularFile(path)) {
                throw new RefusedException(
                        Files.exists(path) ? Kind.UNREADABLE : Kind.MISSING,
                        name,
                        "",
                        Files.exists(path) ? "is no regular file" : "is not there");
            }
            FileIdentity identity = FileIdentity.of(path);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                MemorySegment bytes =
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, identity.sizeBytes(), arena);
                return new MappedFile(name, path, identity, arena, bytes);
            }
        } catch (NoSuchFileException e) {
            arena.close();
            throw new RefusedException(Kind.MISSING, name, "", "is not there");
        } catch (RefusedException e) {
            arena.close();
            throw e;
        } catch (IOException e) {
            arena.close();
            throw new RefusedException(
                    Kind.UNREADABLE, name, "", "cannot be read: " + e.getMessage());
        }
    }

    public String name() {
        return name;
    }

    public FileIdentity identity() {
        return identity;
    }

    /** All bytes; valid until the file is closed. */
    public MemorySegment bytes() {
        return bytes;
    }

    /** Something that reads the bytes. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(MemorySegment bytes) throws RefusedException;
    }

    /**
     * Reads, and makes sure that the file stayed the same.
     *
     * @throws RefusedException of the kind {@code CHANGED} where it did not
     */
    public <T> T read(Reading<T> reading) throws RefusedException {
        try {
            T read = reading.from(bytes);
            requireUnchanged();
            return read;
        } catch (InternalError e) {
            // how the JVM tells that mapped bytes are gone
            throw changed("lost bytes while it was read");
        }
    }

    private void requireUnchanged() throws RefusedException {
        try {
            if (!FileIdentity.of(path).equals(identity)) {
                throw changed("was written to or replaced while it was read");
            }
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw changed("went away while it was read");
        }
    }

    private RefusedException changed(String detail) {
        return new RefusedException(Kind.CHANGED, name, "", detail);
    }

    @Override
    public void close() {
        arena.close();
    }
}
