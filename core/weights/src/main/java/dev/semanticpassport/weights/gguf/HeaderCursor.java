package dev.semanticpassport.weights.gguf;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a header from front to back and never beyond its end. */
final class HeaderCursor {
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final MemorySegment bytes;
    private final long end;
    private long position;

    HeaderCursor(String file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        this.end = Math.min(bytes.byteSize(), Bounds.GGUF_HEADER_BYTES);
    }

    long position() {
        return position;
    }

    /** Passes over so many bytes. */
    void skip(long count, String place) throws RefusedException {
        need(count, place);
        position += count;
    }

    int int8(String place) throws RefusedException {
        need(1, place);
        return bytes.get(ValueLayout.JAVA_BYTE, position++);
    }

    int int32(String place) throws RefusedException {
        need(Integer.BYTES, place);
        int read = bytes.get(INT, position);
        position += Integer.BYTES;
        return read;
    }

    long int64(String place) throws RefusedException {
        need(Long.BYTES, place);
        long read = bytes.get(LONG, position);
        position += Long.BYTES;
        return read;
    }

    /** A count that the format has without a sign; from 2^63 on it is beyond any bound. */
    long count(long most, String what, String place) throws RefusedException {
        long count = int64(place);
        if (count < 0 || count > most) {
            throw new RefusedException(
                    Kind.BEYOND_BOUNDS,
                    file,
                    place,
                    "announces %s %s, more than the %d that are read"
                            .formatted(Long.toUnsignedString(count), what, most));
        }
        return count;
    }

    /** A length and as many bytes of UTF-8. */
    String text(long most, String place) throws RefusedException {
        int length = (int) count(most, "bytes of text", place);
        need(length, place);
        byte[] text = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, text, 0, length);
        position += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Kind.MALFORMED, file, place, "has text that is not UTF-8");
        }
    }

    /** Passes over a text, whatever its bytes are. */
    void skipText(String place) throws RefusedException {
        skip(count(Bounds.TEXT_BYTES, "bytes of text", place), place);
    }

    private void need(long count, String place) throws RefusedException {
        if (count > end - position) {
            boolean bounded = end < bytes.byteSize();
            throw new RefusedException(
                    bounded ? Kind.BEYOND_BOUNDS : Kind.TRUNCATED,
                    file,
                    place,
                    bounded
                            ? "the header goes beyond the %d bytes that are read".formatted(end)
                            : "the header ends at byte %d".formatted(end));
        }
    }
}
