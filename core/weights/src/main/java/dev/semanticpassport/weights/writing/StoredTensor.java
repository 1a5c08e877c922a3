package dev.semanticpassport.weights.writing;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.TensorEntry;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor that is to be written.
 *
 * @param shape sides, the outermost first
 * @param bytes its numbers as they are stored, of exactly the size that shape and type ask for
 */
public record StoredTensor(String name, Element element, List<Long> shape, MemorySegment bytes) {
    public StoredTensor {
        shape = List.copyOf(shape);
        long elements = 1;
        for (long side : shape) {
            elements = Math.multiplyExact(elements, side);
        }
        long size = elements / element.blockElements() * element.blockBytes();
        if (bytes.byteSize() != size) {
            throw new IllegalArgumentException(
                    "%s has %d bytes where its shape asks for %d"
                            .formatted(name, bytes.byteSize(), size));
        }
    }

    /**
     * The bytes of a tensor under a name of its own.
     *
     * @param file the whole file that holds it
     */
    public static StoredTensor of(String name, TensorEntry tensor, MemorySegment file) {
        return new StoredTensor(
                name,
                tensor.element(),
                tensor.shape(),
                file.asSlice(tensor.firstByte(), tensor.sizeBytes()));
    }

    /** Numbers of 32 bits. */
    public static StoredTensor of(String name, List<Long> shape, float[] numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, numbers.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return new StoredTensor(name, Element.F32, shape, MemorySegment.ofArray(bytes.array()));
    }
}
