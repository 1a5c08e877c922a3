package dev.semanticpassport.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * So many bytes of a file, whatever it grows or shrinks to meanwhile; zeros where it is shorter.
 */
final class ExactLength extends InputStream {
    private final InputStream file;
    private long left;
    private boolean ended;

    ExactLength(InputStream file, long bytes) {
        this.file = file;
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int read = ended ? -1 : file.read(into, offset, wanted);
        if (read < 0) {
            ended = true;
            Arrays.fill(into, offset, offset + wanted, (byte) 0);
            read = wanted;
        }
        left -= read;
        return read;
    }
}
