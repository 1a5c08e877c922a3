package dev.semanticpassport.weights.gguf;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.writing.StoredTensor;
import dev.semanticpassport.weights.writing.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes GGUF files, version 3, little-endian; the same tensors and notes always give the same
 * bytes.
 */
public final class WritingGguf {
    private static final int VERSION = 3;

    private WritingGguf() {}

    /**
     * Writes a file.
     *
     * @param tensors in the order in which they shall lie; of types that ggml has
     * @param alignment of each tensor in bytes, a power of two: what {@code general.alignment} of
     *     the notes says, or 32
     */
    public static void write(Path path, GgufNotes notes, List<StoredTensor> tensors, int alignment)
            throws IOException {
        byte[] header = header(notes, tensors, alignment);
        WholeFile.write(
                path,
                file -> {
                    file.add(ByteBuffer.wrap(header));
                    file.align(alignment);
                    for (StoredTensor tensor : tensors) {
                        file.add(tensor.bytes());
                        file.align(alignment);
                    }
                });
    }

    private static byte[] header(GgufNotes notes, List<StoredTensor> tensors, int alignment) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        append(
                header,
                Integer.BYTES + 2 * Long.BYTES,
                counts -> counts.putInt(VERSION).putLong(tensors.size()).putLong(notes.count()));
        header.writeBytes(notes.bytes());
        long offset = 0;
        for (StoredTensor tensor : tensors) {
            byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
            int sides = tensor.shape().size();
            long begins = offset;
            append(
                    header,
                    2 * Integer.BYTES + (2 + sides) * Long.BYTES + name.length,
                    described -> {
                        described.putLong(name.length).put(name).putInt(sides);
                        // ggml names the innermost side first
                        tensor.shape().reversed().forEach(described::putLong);
                        described.putInt(number(tensor.element())).putLong(begins);
                    });
            offset += Math.ceilDiv(tensor.bytes().byteSize(), (long) alignment) * alignment;
        }
        return header.toByteArray();
    }

    private static int number(Element element) {
        return TensorTypes.numberOf(element)
                .orElseThrow(() -> new IllegalArgumentException("GGUF has no type " + element));
    }

    private static void append(
            ByteArrayOutputStream header, int size, Consumer<ByteBuffer> writing) {
        byte[] bytes = new byte[size];
        writing.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        header.writeBytes(bytes);
    }
}
