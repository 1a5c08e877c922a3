package dev.semanticpassport.lab.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix product, the work horse. Every element is one chain of fused multiply-adds in the order of
 * the inner index, starting from zero, whatever the vector width or the number of rows, so results
 * are the same on every machine and the same for a row alone as for a row among many. Not safe for
 * use by several threads.
 */
public final class Product {
    private static final VectorSpecies<Float> SPECIES = Kernels.SPECIES;
    private static final int LANES = Kernels.LANES;
    private static final int PANEL = Panels.PANEL;
    private static final int BLOCK = 8;

    /** Results that are to be added, or of a panel narrower than the kernel. */
    private final float[] tile = new float[BLOCK * PANEL];

    /** C = A B for a dense row-major A and C of so many rows. */
    public void multiply(float[] a, Panels b, float[] c, int rows) {
        run(new Left(a, 0, b.depth(), 1, rows), b, new Result(c, 0, b.width(), false));
    }

    /** C += A B for a dense row-major A and C of so many rows. */
    public void add(float[] a, Panels b, float[] c, int rows) {
        run(new Left(a, 0, b.depth(), 1, rows), b, new Result(c, 0, b.width(), true));
    }

    /** C = A B, or C += A B, for operands anywhere in their arrays. */
    public void run(Left left, Panels b, Result result) {
        for (int first = 0; first < b.width(); first += PANEL) {
            int columns = Math.min(PANEL, b.width() - first);
            boolean direct = columns == PANEL && !result.add;
            int row = 0;
            for (; row + BLOCK <= left.rows; row += BLOCK) {
                if (direct) {
                    block(left, row, b, first, result.values, result.at(row, first), result.stride);
                } else {
                    block(left, row, b, first, tile, 0, PANEL);
                    take(BLOCK, columns, result, row, first);
                }
            }
            for (; row < left.rows; row++) {
                if (direct) {
                    row(left, row, b, first, result.values, result.at(row, first));
                } else {
                    row(left, row, b, first, tile, 0);
                    take(1, columns, result, row, first);
                }
            }
        }
    }

    /** Moves what the kernel left in the tile to where it belongs. */
    private void take(int rows, int columns, Result result, int row, int first) {
        for (int i = 0; i < rows; i++) {
            int at = result.at(row + i, first);
            if (result.add) {
                Kernels.addScaled(1f, tile, i * PANEL, result.values, at, columns);
            } else {
                System.arraycopy(tile, i * PANEL, result.values, at, columns);
            }
        }
    }

    private static void row(Left left, int row, Panels b, int first, float[] c, int at) {
        float[] a = left.values;
        float[] panel = b.values();
        int step = left.columnStride;
        int start = left.offset + row * left.rowStride;
        int base = first * b.depth();
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = FloatVector.zero(SPECIES);
        for (int k = 0; k < b.depth(); k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[start + k * step]);
            int from = base + k * PANEL;
            low = x.fma(FloatVector.fromArray(SPECIES, panel, from), low);
            high = x.fma(FloatVector.fromArray(SPECIES, panel, from + LANES), high);
        }
        low.intoArray(c, at);
        high.intoArray(c, at + LANES);
    }

    /** Eight rows at once, sixteen accumulators: enough to keep two multiply-add units busy. */
    private static void block(
            Left left, int row, Panels b, int first, float[] c, int at, int stride) {
        float[] a = left.values;
        float[] panel = b.values();
        int step = left.columnStride;
        int r0 = left.offset + row * left.rowStride;
        int r1 = r0 + left.rowStride, r2 = r1 + left.rowStride, r3 = r2 + left.rowStride;
        int r4 = r3 + left.rowStride, r5 = r4 + left.rowStride, r6 = r5 + left.rowStride;
        int r7 = r6 + left.rowStride;
        int c1 = at + stride, c2 = c1 + stride, c3 = c2 + stride, c4 = c3 + stride;
        int c5 = c4 + stride, c6 = c5 + stride, c7 = c6 + stride;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector l0 = zero, h0 = zero;
        FloatVector l1 = zero, h1 = zero;
        FloatVector l2 = zero, h2 = zero;
        FloatVector l3 = zero, h3 = zero;
        FloatVector l4 = zero, h4 = zero;
        FloatVector l5 = zero, h5 = zero;
        FloatVector l6 = zero, h6 = zero;
        FloatVector l7 = zero, h7 = zero;
        int base = first * b.depth();
        int depth = b.depth();
        for (int k = 0; k < depth; k++) {
            int from = base + k * PANEL;
            int o = k * step;
            FloatVector low = FloatVector.fromArray(SPECIES, panel, from);
            FloatVector high = FloatVector.fromArray(SPECIES, panel, from + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[r0 + o]);
            l0 = x.fma(low, l0);
            h0 = x.fma(high, h0);
            x = FloatVector.broadcast(SPECIES, a[r1 + o]);
            l1 = x.fma(low, l1);
            h1 = x.fma(high, h1);
            x = FloatVector.broadcast(SPECIES, a[r2 + o]);
            l2 = x.fma(low, l2);
            h2 = x.fma(high, h2);
            x = FloatVector.broadcast(SPECIES, a[r3 + o]);
            l3 = x.fma(low, l3);
            h3 = x.fma(high, h3);
            x = FloatVector.broadcast(SPECIES, a[r4 + o]);
            l4 = x.fma(low, l4);
            h4 = x.fma(high, h4);
            x = FloatVector.broadcast(SPECIES, a[r5 + o]);
            l5 = x.fma(low, l5);
            h5 = x.fma(high, h5);
            x = FloatVector.broadcast(SPECIES, a[r6 + o]);
            l6 = x.fma(low, l6);
            h6 = x.fma(high, h6);
            x = FloatVector.broadcast(SPECIES, a[r7 + o]);
            l7 = x.fma(low, l7);
            h7 = x.fma(high, h7);
        }
        l0.intoArray(c, at);
        h0.intoArray(c, at + LANES);
        l1.intoArray(c, c1);
        h1.intoArray(c, c1 + LANES);
        l2.intoArray(c, c2);
        h2.intoArray(c, c2 + LANES);
        l3.intoArray(c, c3);
        h3.intoArray(c, c3 + LANES);
        l4.intoArray(c, c4);
        h4.intoArray(c, c4 + LANES);
        l5.intoArray(c, c5);
        h5.intoArray(c, c5 + LANES);
        l6.intoArray(c, c6);
        h6.intoArray(c, c6 + LANES);
        l7.intoArray(c, c7);
        h7.intoArray(c, c7 + LANES);
    }

    /**
     * The left-hand operand: element (i, k) is {@code values[offset + i * rowStride + k *
     * columnStride]}.
     */
    public static final class Left {
        private final float[] values;
        private final int offset;
        private final int rowStride;
        private final int columnStride;
        private final int rows;

        public Left(float[] values, int offset, int rowStride, int columnStride, int rows) {
            this.values = values;
            this.offset = offset;
            this.rowStride = rowStride;
            this.columnStride = columnStride;
            this.rows = rows;
        }
    }

    /** Where the product goes: row i starts at {@code offset + i * stride}. */
    public static final class Result {
        private final float[] values;
        private final int offset;
        private final int stride;
        private final boolean add;

        public Result(float[] values, int offset, int stride, boolean add) {
            this.values = values;
            this.offset = offset;
            this.stride = stride;
            this.add = add;
        }

        private int at(int row, int column) {
            return offset + row * stride + column;
        }
    }
}
