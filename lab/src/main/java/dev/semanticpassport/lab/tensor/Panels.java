package dev.semanticpassport.lab.tensor;

import java.util.Arrays;

/**
 * The right-hand operand of a product, laid out as the kernel reads it: panels of {@link #PANEL}
 * columns, each panel contiguous and row by row. Columns beyond the last are zero. One instance is
 * refilled as often as needed; it must not be refilled while another thread multiplies with it.
 */
public final class Panels {
    /**
     * Columns per panel: two vectors. The sum of each element runs in the same order for every
     * width.
     */
    static final int PANEL = 2 * Kernels.LANES;

    private float[] values = new float[0];
    private int depth;
    private int width;

    /** Rows of the operand: how many products each element sums. */
    int depth() {
        return depth;
    }

    /** Columns of the operand. */
    int width() {
        return width;
    }

    float[] values() {
        return values;
    }

    /** The smallest width of whole panels that holds so many columns. */
    public static int wholeWidth(int columns) {
        return (columns + PANEL - 1) / PANEL * PANEL;
    }

    /** Lays out a whole row-major matrix. */
    public Panels lay(Tensor matrix) {
        return lay(matrix.values(), 0, matrix.columns(), 1, matrix.rows(), matrix.columns());
    }

    /** Lays out the transpose of a row-major matrix. */
    public Panels layTransposed(Tensor matrix) {
        return lay(matrix.values(), 0, 1, matrix.columns(), matrix.columns(), matrix.rows());
    }

    /**
     * Lays out the operand whose element (k, j) is {@code source[offset + k * rowStride + j *
     * columnStride]}.
     *
     * @param depth number of rows k
     * @param width number of columns j
     */
    public Panels lay(
            float[] source, int offset, int rowStride, int columnStride, int depth, int width) {
        this.depth = depth;
        this.width = width;
        int size = wholeWidth(width) * depth;
        if (values.length < size) {
            values = new float[size];
        }
        for (int first = 0; first < width; first += PANEL) {
            int columns = Math.min(PANEL, width - first);
            int from = offset + first * columnStride;
            int to = first * depth;
            if (columns < PANEL) {
                Arrays.fill(values, to, to + depth * PANEL, 0f);
            }
            if (columnStride == 1) {
                for (int k = 0; k < depth; k++) {
                    System.arraycopy(source, from + k * rowStride, values, to + k * PANEL, columns);
                }
            } else {
                layColumns(source, from, rowStride, columnStride, to, columns);
            }
        }
        return this;
    }

    private void layColumns(
            float[] source, int from, int rowStride, int columnStride, int to, int columns) {
        for (int j = 0; j < columns; j++) {
            int column = from + j * columnStride;
            for (int k = 0; k < depth; k++) {
                values[to + k * PANEL + j] = source[column + k * rowStride];
            }
        }
    }
}
