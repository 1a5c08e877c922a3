package dev.semanticpassport.writing.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of an archive; remembers the last of them, which tell whether it is whole. */
final class ArchiveInput extends FilterInputStream {
    private static final int SHORTEST_END = 22;

    /** The record that ends an archive, with the longest comment. */
    private static final int REMEMBERED = SHORTEST_END + 0xFFFF;

    private static final String END_RECORD = "PK\u0005\u0006";

    private final byte[] last = new byte[REMEMBERED];
    private long count;

    ArchiveInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = Math.max(0, read - REMEMBERED); i < read; i++) {
            last[(int) ((count + i) % REMEMBERED)] = target[offset + i];
        }
        count += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, REMEMBERED)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads to the end; whether the record that ends an archive stands there. */
    boolean isWhole() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        int kept = (int) Math.min(count, REMEMBERED);
        byte[] tail = new byte[kept];
        for (int i = 0; i < kept; i++) {
            tail[i] = last[(int) ((count - kept + i) % REMEMBERED)];
        }
        int end = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf(END_RECORD);
        return end >= 0 && kept - end >= SHORTEST_END;
    }
}
