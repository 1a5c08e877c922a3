package dev.semanticpassport.writing.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes were read; marks are not supported, so that no byte counts twice. */
final class CountedInput extends FilterInputStream {
    private final Counter counter;

    /** Hears how many more bytes were read, and may end it. */
    interface Counter {
        void count(long bytes) throws IOException;
    }

    CountedInput(InputStream in, Counter counter) {
        super(in);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            counter.count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            counter.count(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        counter.count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
