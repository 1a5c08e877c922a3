package dev.semanticpassport.weights.gguf;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a GGUF header says beside its tensors, as it is going to stand there. */
public final class GgufNotes {
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long PLACE_OF_COUNT = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long count;

    /** All notes of a file, byte for byte. */
    public static GgufNotes of(String file, MemorySegment source) throws RefusedException {
        TensorFile.ByteRange range = ReadingGguf.notes(file, source);
        GgufNotes notes = new GgufNotes();
        notes.count = source.get(LONG, PLACE_OF_COUNT);
        notes.bytes.writeBytes(
                source.asSlice(range.first(), range.end() - range.first())
                        .toArray(ValueLayout.JAVA_BYTE));
        return notes;
    }

    /** Adds a text. */
    public GgufNotes text(String key, String value) {
        begin(key, ValueType.STRING);
        text(value);
        return this;
    }

    /** Adds a number of 32 bits. */
    public GgufNotes real(String key, float value) {
        begin(key, ValueType.FLOAT32);
        ByteBuffer number = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(number.putFloat(value).array());
        return this;
    }

    long count() {
        return count;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void begin(String key, ValueType type) {
        count++;
        text(key);
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(number.putInt(type.number()).array());
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(length.putLong(utf8.length).array());
        bytes.writeBytes(utf8);
    }
}
