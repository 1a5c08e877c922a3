package dev.semanticpassport.weights.safetensors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.writing.StoredTensor;
import dev.semanticpassport.weights.writing.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;

/** Writes safetensors files; the same tensors and notes always give the same bytes. */
public final class WritingSafetensors {
    private static final int ALIGNMENT = 8;

    private WritingSafetensors() {}

    /**
     * Writes a file.
     *
     * @param tensors in the order in which they shall lie; of types that the format has
     * @param notes its {@code __metadata__}
     */
    public static void write(
            Path path, List<StoredTensor> tensors, SequencedMap<String, String> notes)
            throws IOException {
        byte[] header = header(tensors, notes);
        int padded = Math.ceilDiv(header.length, ALIGNMENT) * ALIGNMENT;
        ByteBuffer head =
                ByteBuffer.allocate(Long.BYTES + padded)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(padded)
                        .put(header);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        WholeFile.write(
                path,
                file -> {
                    file.add(head.flip());
                    for (StoredTensor tensor : tensors) {
                        file.add(tensor.bytes());
                    }
                });
    }

    private static byte[] header(List<StoredTensor> tensors, SequencedMap<String, String> notes) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        if (!notes.isEmpty()) {
            ObjectNode metadata = header.putObject("__metadata__");
            notes.forEach(metadata::put);
        }
        long offset = 0;
        for (StoredTensor tensor : tensors) {
            ObjectNode described = header.putObject(tensor.name());
            described.put("dtype", name(tensor.element()));
            ArrayNode shape = described.putArray("shape");
            tensor.shape().forEach(shape::add);
            long end = offset + tensor.bytes().byteSize();
            described.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        return header.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String name(Element element) {
        if (element.blockElements() != 1) {
            throw new IllegalArgumentException("safetensors has no type " + element);
        }
        return element.name();
    }
}
