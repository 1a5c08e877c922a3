package dev.semanticpassport.weights;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Files of tensors as tests write them, right and wrong. */
public final class Written {
    private Written() {}

    /** A safetensors file of a header, as it is given, and so many zeros. */
    public static MemorySegment safetensors(String header, int dataBytes) {
        return safetensors(header.getBytes(StandardCharsets.UTF_8), new byte[dataBytes]);
    }

    public static MemorySegment safetensors(byte[] header, byte[] data) {
        ByteBuffer file =
                ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header).put(data);
        return MemorySegment.ofArray(file.array());
    }

    /** A tensor of 32-bit numbers. */
    public static final class Floats {
        private final String name;
        private final List<Integer> shape;
        private final float[] numbers;

        public Floats(String name, List<Integer> shape, float[] numbers) {
            this.name = name;
            this.shape = List.copyOf(shape);
            this.numbers = numbers.clone();
        }
    }

    /** A right safetensors file. */
    public static byte[] safetensors(List<Floats> tensors) {
        List<String> entries = new ArrayList<>();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Floats tensor : tensors) {
            int from = data.size();
            ByteBuffer numbers =
                    ByteBuffer.allocate(4 * tensor.numbers.length).order(ByteOrder.LITTLE_ENDIAN);
            numbers.asFloatBuffer().put(tensor.numbers);
            data.writeBytes(numbers.array());
            entries.add(
                    "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.name, tensor.shape, from, data.size()));
        }
        String header = entries.stream().collect(Collectors.joining(",", "{", "}"));
        return bytes(safetensors(header.getBytes(StandardCharsets.UTF_8), data.toByteArray()));
    }

    public static byte[] bytes(MemorySegment segment) {
        return segment.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    /** Writes a GGUF file piece by piece. */
    public static final class Gguf {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        public static Gguf version(int version, long tensors, long notes) {
            return new Gguf().int32(0x46554747).int32(version).int64(tensors).int64(notes);
        }

        public Gguf int32(int value) {
            return put(4, buffer -> buffer.putInt(value));
        }

        public Gguf int64(long value) {
            return put(8, buffer -> buffer.putLong(value));
        }

        public Gguf text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            int64(utf8.length);
            bytes.writeBytes(utf8);
            return this;
        }

        public Gguf note(String key, String value) {
            return text(key).int32(8).text(value);
        }

        public Gguf note(String key, int value) {
            return text(key).int32(4).int32(value);
        }

        public Gguf note(String key, float value) {
            return text(key).int32(6).int32(Float.floatToIntBits(value));
        }

        /** A tensor's description; sides as ggml has them, the innermost first. */
        public Gguf tensor(String name, int type, long offset, long... sides) {
            text(name).int32(sides.length);
            Arrays.stream(sides).forEach(this::int64);
            return int32(type).int64(offset);
        }

        public Gguf align() {
            return alignTo(32);
        }

        public Gguf alignTo(int multiple) {
            bytes.writeBytes(new byte[(multiple - bytes.size() % multiple) % multiple]);
            return this;
        }

        public Gguf zeros(int count) {
            bytes.writeBytes(new byte[count]);
            return this;
        }

        public Gguf floats(float... numbers) {
            return put(4 * numbers.length, buffer -> buffer.asFloatBuffer().put(numbers));
        }

        public byte[] toBytes() {
            return bytes.toByteArray();
        }

        public MemorySegment file() {
            return MemorySegment.ofArray(bytes.toByteArray());
        }

        private Gguf put(int size, Consumer<ByteBuffer> what) {
            ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            what.accept(buffer);
            bytes.writeBytes(buffer.array());
            return this;
        }
    }
}
