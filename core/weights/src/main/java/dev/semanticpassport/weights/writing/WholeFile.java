package dev.semanticpassport.weights.writing;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: it is written beside its place and moved there at the
 * end. Bytes go through one small array, so that what is mapped is copied and never handed on.
 */
public final class WholeFile {
    private static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private final byte[] piece = new byte[PIECE];

    private WholeFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Writes the bytes of one file. */
    @FunctionalInterface
    public interface Writing {
        void into(WholeFile file) throws IOException;
    }

    /**
     * Writes a file, in place of one that may be there.
     *
     * @throws IOException also what {@code writing} throws; then nothing is left behind
     */
    public static void write(Path path, Writing writing) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                writing.into(new WholeFile(channel));
            }
            Files.move(
                    part,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Adds bytes. */
    public void add(MemorySegment bytes) throws IOException {
        for (long at = 0; at < bytes.byteSize(); at += PIECE) {
            int count = (int) Math.min(PIECE, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, 0, count);
            add(ByteBuffer.wrap(piece, 0, count));
        }
    }

    /** Adds bytes. */
    public void add(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Adds zeros up to the next multiple. */
    public void align(int alignment) throws IOException {
        long over = channel.position() % alignment;
        if (over > 0) {
            add(ByteBuffer.allocate((int) (alignment - over)));
        }
    }
}
