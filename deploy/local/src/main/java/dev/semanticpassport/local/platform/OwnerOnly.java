package dev.semanticpassport.local.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read: they never exist with wider rights, not for a moment. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Writes the file as a whole: a crash leaves the old one or the new one. */
    public static void write(Path file, byte[] content) throws IOException {
        Path fresh = fresh(file);
        try (SeekableByteChannel channel = open(fresh)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A file that is written bit by bit and takes its name only with {@link Growing#keep}; until
     * then, whatever had that name stays.
     */
    public static Growing growing(Path file) throws IOException {
        Path fresh = fresh(file);
        return new Growing(file, fresh, Channels.newOutputStream(open(fresh)));
    }

    /**
     * See {@link #growing}; what was not kept is removed when it is closed.
     *
     * @param content close it before {@link #keep}
     */
    public record Growing(Path file, Path fresh, OutputStream content) implements Closeable {

        public void keep() throws IOException {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            content.close();
            Files.deleteIfExists(fresh);
        }
    }

    private static Path fresh(Path file) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        return fresh;
    }

    private static SeekableByteChannel open(Path fresh) throws IOException {
        return Files.newByteChannel(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
