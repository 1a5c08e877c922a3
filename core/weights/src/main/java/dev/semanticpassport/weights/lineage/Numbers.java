package dev.semanticpassport.weights.lineage;

import java.util.function.IntUnaryOperator;

/** A matrix in memory, row by row. Its cells are not changed. */
final class Numbers {
    private final float[] cells;
    private final int width;

    Numbers(float[] cells, int width) {
        this.cells = cells;
        this.width = width;
    }

    /** What is stored column by column: a column for each of the rows that come out. */
    static Numbers columns(float[] stored, int width) {
        int rows = stored.length / width;
        float[] cells = new float[stored.length];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < width; k++) {
                cells[i * width + k] = stored[k * rows + i];
            }
        }
        return new Numbers(cells, width);
    }

    int rows() {
        return cells.length / width;
    }

    int width() {
        return width;
    }

    float[] cells() {
        return cells;
    }

    /** Each column times its gain. */
    Numbers times(float[] gains) {
        float[] scaled = cells.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= gains[i % width];
        }
        return new Numbers(scaled, width);
    }

    /** So many rows of it, each the one that is asked for. */
    Numbers chosen(int count, IntUnaryOperator row) {
        float[] chosen = new float[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(cells, row.applyAsInt(i) * width, chosen, i * width, width);
        }
        return new Numbers(chosen, width);
    }

    /** At most so many rows, evenly spaced. */
    Numbers spaced(int most) {
        int rows = rows();
        return rows <= most ? this : chosen(most, i -> (int) ((long) i * rows / most));
    }

    /** Each row brought to length one; a row of zeros stays. */
    Numbers directions() {
        float[] scaled = cells.clone();
        for (int i = 0; i < rows(); i++) {
            double length = Math.sqrt(dot(i, this, i));
            for (int k = 0; k < width && length > 0; k++) {
                scaled[i * width + k] = (float) (cells[i * width + k] / length);
            }
        }
        return new Numbers(scaled, width);
    }

    /** Σ over the columns of row i and the other's row j. */
    float dot(int i, Numbers other, int j) {
        return dot(cells, i * width, other.cells, j * width, width);
    }

    /** Eight sums, which the compiler brings into a vector. */
    static float dot(float[] a, int from, float[] b, int other, int size) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int k = 0;
        for (; k + 8 <= size; k += 8) {
            s0 += a[from + k] * b[other + k];
            s1 += a[from + k + 1] * b[other + k + 1];
            s2 += a[from + k + 2] * b[other + k + 2];
            s3 += a[from + k + 3] * b[other + k + 3];
            s4 += a[from + k + 4] * b[other + k + 4];
            s5 += a[from + k + 5] * b[other + k + 5];
            s6 += a[from + k + 6] * b[other + k + 6];
            s7 += a[from + k + 7] * b[other + k + 7];
        }
        for (; k < size; k++) {
            s0 += a[from + k] * b[other + k];
        }
        return s0 + s1 + s2 + s3 + (s4 + s5 + s6 + s7);
    }
}
