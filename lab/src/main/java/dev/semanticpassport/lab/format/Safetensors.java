package dev.semanticpassport.lab.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The safetensors format: a length, a JSON header, the numbers. Types F32, F16 and BF16. */
public final class Safetensors {
    private static final int MOST_HEADER_BYTES = 100_000_000;

    private Safetensors() {}

    /** How numbers are written. */
    public enum Type {
        F32(4),
        BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /** The file's bytes, tensors in the map's order. */
    public static byte[] write(SequencedMap<String, Tensor> tensors, Type type) {
        ObjectNode header = Json.object();
        header.putObject("__metadata__").put("format", "pt");
        int offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode description = header.putObject(entry.getKey());
            description.put("dtype", type.name());
            ArrayNode shape = description.putArray("shape");
            for (int side : entry.getValue().shape()) {
                shape.add(side);
            }
            int end = offset + entry.getValue().values().length * type.bytes;
            description.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer file = ByteBuffer.allocate(8 + padded + offset).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json);
        while (file.position() < 8 + padded) {
            file.put((byte) ' ');
        }
        for (Tensor tensor : tensors.values()) {
            for (float value : tensor.values()) {
                switch (type) {
                    case F32 -> file.putFloat(value);
                    case BF16 -> file.putShort(toBf16(value));
                }
            }
        }
        return file.array();
    }

    /**
     * The tensors of a file.
     *
     * @throws IOException if the bytes are no safetensors file, or hold a type other than F32, F16
     *     or BF16
     */
    public static SequencedMap<String, Tensor> read(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : file.getLong();
        if (length < 2 || length > MOST_HEADER_BYTES || length > bytes.length - 8) {
            throw new IOException("not a safetensors file: header length " + length);
        }
        JsonNode header = header(bytes, (int) length);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(
                        entry.getKey(),
                        tensor(entry.getKey(), entry.getValue(), file, 8 + (int) length));
            }
        }
        return tensors;
    }

    private static JsonNode header(byte[] bytes, int length) throws IOException {
        try {
            return Json.read(new String(bytes, 8, length, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IOException("not a safetensors file: its header is no JSON", e);
        }
    }

    private static Tensor tensor(String name, JsonNode description, ByteBuffer file, int data)
            throws IOException {
        long from = description.path("data_offsets").path(0).asLong(-1);
        long to = description.path("data_offsets").path(1).asLong(-1);
        JsonNode sides = description.path("shape");
        int[] shape = new int[sides.size()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sides.path(i).asInt(-1);
            size = Math.multiplyExact(size, Math.max(shape[i], 0));
        }
        String type = description.path("dtype").asText();
        int width = type.equals("F32") ? 4 : 2;
        if (from < 0 || to > file.limit() - data || to - from != size * width) {
            throw new IOException(
                    "tensor %s: offsets %d to %d do not fit".formatted(name, from, to));
        }
        float[] values = new float[(int) size];
        int at = data + (int) from;
        for (int i = 0; i < values.length; i++, at += width) {
            values[i] =
                    switch (type) {
                        case "F32" -> file.getFloat(at);
                        case "F16" -> Float.float16ToFloat(file.getShort(at));
                        case "BF16" -> fromBf16(file.getShort(at));
                        default ->
                                throw new IOException("tensor %s: type %s".formatted(name, type));
                    };
        }
        return Tensor.of(shape, values);
    }

    /** Rounds to the nearest bfloat16, to the even one at ties. */
    static short toBf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }

    static float fromBf16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
