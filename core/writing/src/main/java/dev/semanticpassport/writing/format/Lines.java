package dev.semanticpassport.writing.format;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, of which no more than a bound is held. Lines end with LF, CR LF or CR. */
final class Lines {
    private static final int BUFFER = 1 << 13;

    private final Reader text;
    private final int bound;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    private long offset;
    private long number;

    Lines(Reader text, int bound) {
        this.text = text;
        this.bound = bound;
    }

    /** The next line; null at the end. */
    @Nullable Line next() throws IOException {
        if (at == filled && !fill()) {
            return null;
        }
        long first = offset;
        StringBuilder line = new StringBuilder();
        long leftOut = 0;
        while (true) {
            int end = lineEnd();
            int room = Math.min(end - at, bound - line.length());
            line.append(buffer, at, room);
            leftOut += end - at - room;
            offset += end - at;
            at = end;
            if (at < filled) {
                break;
            }
            if (!fill()) {
                return new Line(line.toString(), first, offset, ++number, leftOut);
            }
        }
        long end = offset;
        skipLineEnd();
        return new Line(line.toString(), first, end, ++number, leftOut);
    }

    private int lineEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private void skipLineEnd() throws IOException {
        boolean carriage = buffer[at] == '\r';
        at++;
        offset++;
        if (carriage && (at < filled || fill()) && buffer[at] == '\n') {
            at++;
            offset++;
        }
    }

    private boolean fill() throws IOException {
        filled = Math.max(0, text.read(buffer, 0, BUFFER));
        at = 0;
        return filled > 0;
    }
}
