package dev.semanticpassport.lab.tensor;

import java.util.Arrays;

/**
 * A block of numbers with a shape, row by row. Its values may be changed in place by whoever trains
 * it.
 */
public final class Tensor {
    private final int[] shape;
    private final float[] values;

    private Tensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** A tensor over these very values: they are not copied. */
    public static Tensor of(int[] shape, float[] values) {
        long size = 1;
        for (int side : shape) {
            size *= side;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "shape %s asks for %d values, got %d"
                            .formatted(Arrays.toString(shape), size, values.length));
        }
        return new Tensor(shape.clone(), values);
    }

    /** A vector of zeros. */
    public static Tensor vector(int size) {
        return new Tensor(new int[] {size}, new float[size]);
    }

    /** A matrix of zeros. */
    public static Tensor matrix(int rows, int columns) {
        return new Tensor(new int[] {rows, columns}, new float[rows * columns]);
    }

    public int[] shape() {
        return shape.clone();
    }

    public boolean isMatrix() {
        return shape.length == 2;
    }

    public int rows() {
        return shape[0];
    }

    /** The length of a row; 1 for a vector. */
    public int columns() {
        return shape.length == 2 ? shape[1] : 1;
    }

    /** The live values, not a copy. */
    public float[] values() {
        return values;
    }

    /** A tensor of the same shape, all zeros. */
    public Tensor zeros() {
        return new Tensor(shape, new float[values.length]);
    }

    /** The same numbers in an array of their own. */
    public Tensor copy() {
        return new Tensor(shape, values.clone());
    }
}
