package dev.semanticpassport.weights;

import java.util.List;

/**
 * One tensor of a file: where its numbers lie, not the numbers.
 *
 * @param shape sides, the outermost first (row-major); empty for a single number
 * @param firstByte in the file
 * @param endByte in the file, exclusive
 */
public record TensorEntry(
        String name, Element element, List<Long> shape, long firstByte, long endByte) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** How many numbers; readers have made sure that it fits. */
    public long elements() {
        long product = 1;
        for (long side : shape) {
            product *= side;
        }
        return product;
    }

    public long sizeBytes() {
        return endByte - firstByte;
    }

    /** Whether it has rows and columns. */
    public boolean isMatrix() {
        return shape.size() == 2;
    }
}
