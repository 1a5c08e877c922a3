package dev.semanticpassport.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder's files as a ZIP that is made while it is read, and is never written anywhere. */
final class FolderZip {
    private static final int PIPE_BYTES = 64 * 1024;

    private final Path folder;

    FolderZip(Path folder) {
        this.folder = folder;
    }

    /** The ZIP's bytes; a file that cannot be read breaks them off with the reason. */
    InputStream open() {
        AtomicReference<IOException> broken = new AtomicReference<>();
        PipedOutputStream out = new PipedOutputStream();
        try {
            PipedInputStream in = new PipedInputStream(out, PIPE_BYTES);
            Thread.ofVirtual().start(() -> zip(out, broken));
            return new Breaking(in, broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void zip(PipedOutputStream out, AtomicReference<IOException> broken) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files()) {
                zip.putNextEntry(
                        new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            broken.set(e);
        }
    }

    /** In a fixed order, without links: they may lead out of the folder. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static final class Breaking extends InputStream {
        private final PipedInputStream in;
        private final AtomicReference<IOException> broken;

        Breaking(PipedInputStream in, AtomicReference<IOException> broken) {
            this.in = in;
            this.broken = broken;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = in.read(into, from, count);
            IOException failure = broken.get();
            if (read < 0 && failure != null) {
                throw failure;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
