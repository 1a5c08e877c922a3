package dev.semanticpassport.weights.algebra;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * XᵀX of a tall matrix X that comes in blocks of rows, in 64 bits. Each element is one chain of
 * fused multiply-adds over X's rows in their order, whatever the width of the machine's vectors.
 */
final class Gram {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE_ROWS = 8;
    private static final int TILE_COLUMNS = 2 * LANES;
    private static final int GRAIN = Math.max(TILE_ROWS, TILE_COLUMNS);

    private final int columns;
    private final int stride;
    private final double[] sums;

    Gram(int columns) {
        this.columns = columns;
        this.stride = stride(columns);
        this.sums = new double[stride * stride];
    }

    /** Numbers from one row of a block to the next; those beyond the columns are zero. */
    static int stride(int columns) {
        return (columns + GRAIN - 1) / GRAIN * GRAIN;
    }

    /** Adds a block's rows. */
    void add(double[] block, int rows) {
        for (int row = 0; row < stride; row += TILE_ROWS) {
            // what lies below the diagonal is known from above it
            for (int column = row / TILE_COLUMNS * TILE_COLUMNS;
                    column < stride;
                    column += TILE_COLUMNS) {
                tile(block, rows, row, column);
            }
        }
    }

    /** Sixteen accumulators, enough to keep two multiply-add units busy. */
    private void tile(double[] block, int rows, int row, int column) {
        int at = row * stride + column;
        DoubleVector l0 = load(at), h0 = load(at + LANES);
        DoubleVector l1 = load(at + stride), h1 = load(at + stride + LANES);
        DoubleVector l2 = load(at + 2 * stride), h2 = load(at + 2 * stride + LANES);
        DoubleVector l3 = load(at + 3 * stride), h3 = load(at + 3 * stride + LANES);
        DoubleVector l4 = load(at + 4 * stride), h4 = load(at + 4 * stride + LANES);
        DoubleVector l5 = load(at + 5 * stride), h5 = load(at + 5 * stride + LANES);
        DoubleVector l6 = load(at + 6 * stride), h6 = load(at + 6 * stride + LANES);
        DoubleVector l7 = load(at + 7 * stride), h7 = load(at + 7 * stride + LANES);
        for (int k = 0; k < rows; k++) {
            int from = k * stride;
            DoubleVector low = DoubleVector.fromArray(SPECIES, block, from + column);
            DoubleVector high = DoubleVector.fromArray(SPECIES, block, from + column + LANES);
            int a = from + row;
            DoubleVector x = DoubleVector.broadcast(SPECIES, block[a]);
            l0 = x.fma(low, l0);
            h0 = x.fma(high, h0);
            x = DoubleVector.broadcast(SPECIES, block[a + 1]);
            l1 = x.fma(low, l1);
            h1 = x.fma(high, h1);
            x = DoubleVector.broadcast(SPECIES, block[a + 2]);
            l2 = x.fma(low, l2);
            h2 = x.fma(high, h2);
            x = DoubleVector.broadcast(SPECIES, block[a + 3]);
            l3 = x.fma(low, l3);
            h3 = x.fma(high, h3);
            x = DoubleVector.broadcast(SPECIES, block[a + 4]);
            l4 = x.fma(low, l4);
            h4 = x.fma(high, h4);
            x = DoubleVector.broadcast(SPECIES, block[a + 5]);
            l5 = x.fma(low, l5);
            h5 = x.fma(high, h5);
            x = DoubleVector.broadcast(SPECIES, block[a + 6]);
            l6 = x.fma(low, l6);
            h6 = x.fma(high, h6);
            x = DoubleVector.broadcast(SPECIES, block[a + 7]);
            l7 = x.fma(low, l7);
            h7 = x.fma(high, h7);
        }
        store(at, l0, h0);
        store(at + stride, l1, h1);
        store(at + 2 * stride, l2, h2);
        store(at + 3 * stride, l3, h3);
        store(at + 4 * stride, l4, h4);
        store(at + 5 * stride, l5, h5);
        store(at + 6 * stride, l6, h6);
        store(at + 7 * stride, l7, h7);
    }

    private DoubleVector load(int at) {
        return DoubleVector.fromArray(SPECIES, sums, at);
    }

    private void store(int at, DoubleVector low, DoubleVector high) {
        low.intoArray(sums, at);
        high.intoArray(sums, at + LANES);
    }

    /** Σ of X's squares. */
    double trace() {
        double trace = 0;
        for (int i = 0; i < columns; i++) {
            trace += sums[i * stride + i];
        }
        return trace;
    }

    /**
     * The upper triangle R with RᵀR = XᵀX, row-major without padding; null where X is so near to
     * dependent columns that its small singular values would be lost in rounding.
     */
    double @org.jspecify.annotations.Nullable [] triangle() {
        int n = columns;
        double[] r = new double[n * n];
        double greatest = 0;
        for (int i = 0; i < n; i++) {
            System.arraycopy(sums, i * stride + i, r, i * n + i, n - i);
            greatest = Math.max(greatest, r[i * n + i]);
        }
        for (int i = 0; i < n; i++) {
            double pivot = r[i * n + i];
            // also false for what is no number
            if (!(pivot > greatest * LEAST_PIVOT)) {
                return null;
            }
            double scale = 1 / Math.sqrt(pivot);
            for (int j = i; j < n; j++) {
                r[i * n + j] *= scale;
            }
            for (int k = i + 1; k < n; k++) {
                Vectors.addScaled(-r[i * n + k], r, i * n + k, r, k * n + k, n - k);
            }
        }
        return r;
    }

    /** A pivot is a square: 1e-10 is a hundred-thousandth of the greatest column's length. */
    private static final double LEAST_PIVOT = 1e-10;
}
