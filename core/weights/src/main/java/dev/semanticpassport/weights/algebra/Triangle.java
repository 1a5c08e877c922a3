package dev.semanticpassport.weights.algebra;

/**
 * The upper triangle R of a QR factorisation of a tall matrix: by Cholesky's factorisation of XᵀX
 * where that loses nothing that counts, and by Householder's reflections otherwise.
 */
public final class Triangle {
    private static final int BLOCK_ROWS = 128;

    private final int size;
    private final double[] cells;
    private final double energy;

    private Triangle(int size, double[] cells, double energy) {
        this.size = size;
        this.cells = cells;
        this.energy = energy;
    }

    /** Of a row-major matrix of so many columns; it needs no more rows than columns. */
    public static Triangle ofColumns(float[] matrix, int columns) {
        return of(new Source(matrix, matrix.length / columns, columns, columns, 1));
    }

    /** Of the transpose of a row-major matrix of so many rows. */
    public static Triangle ofRows(float[] matrix, int rows) {
        return of(new Source(matrix, matrix.length / rows, rows, 1, matrix.length / rows));
    }

    /** X[k][j] is {@code cells[k * rowStep + j * columnStep]}. */
    private static final class Source {
        private final float[] cells;
        private final int rows;
        private final int columns;
        private final int rowStep;
        private final int columnStep;

        Source(float[] cells, int rows, int columns, int rowStep, int columnStep) {
            this.cells = cells;
            this.rows = rows;
            this.columns = columns;
            this.rowStep = rowStep;
            this.columnStep = columnStep;
        }

        void copy(int first, int count, double[] into, int stride) {
            if (columnStep == 1) {
                for (int k = 0; k < count; k++) {
                    int from = (first + k) * rowStep;
                    for (int j = 0; j < columns; j++) {
                        into[k * stride + j] = cells[from + j];
                    }
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    int from = j * columnStep + first;
                    for (int k = 0; k < count; k++) {
                        into[k * stride + j] = cells[from + k];
                    }
                }
            }
        }
    }

    private static Triangle of(Source source) {
        int columns = source.columns;
        Gram gram = new Gram(columns);
        int stride = Gram.stride(columns);
        double[] block = new double[BLOCK_ROWS * stride];
        for (int first = 0; first < source.rows; first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, source.rows - first);
            source.copy(first, count, block, stride);
            gram.add(block, count);
        }
        double energy = gram.trace();
        double[] cells = gram.triangle();
        if (cells == null) {
            cells =
                    energy == 0 || !Double.isFinite(energy)
                            ? new double[columns * columns]
                            : householder(source);
        }
        return new Triangle(columns, cells, energy);
    }

    private static double[] householder(Source source) {
        int n = source.columns;
        int m = source.rows;
        // one row for each column of X, so that the kernels run along memory
        double[] columns = new double[n * m];
        double[] one = new double[n];
        for (int k = 0; k < m; k++) {
            source.copy(k, 1, one, n);
            for (int j = 0; j < n; j++) {
                columns[j * m + k] = one[j];
            }
        }
        double[] r = new double[n * n];
        for (int i = 0; i < n; i++) {
            int rest = Math.max(0, m - i);
            int from = i * m + Math.min(i, m);
            double norm = Math.sqrt(Vectors.dot(columns, from, columns, from, rest));
            if (norm == 0) {
                copyAbove(columns, m, i, r, n);
                continue;
            }
            double head = columns[from];
            double alpha = head > 0 ? -norm : norm;
            columns[from] = head - alpha;
            double square = 2 * norm * (norm + Math.abs(head));
            for (int j = i + 1; j < n; j++) {
                int to = j * m + i;
                double product = Vectors.dot(columns, from, columns, to, rest);
                Vectors.addScaled(-2 * product / square, columns, from, columns, to, rest);
            }
            copyAbove(columns, m, i, r, n);
            r[i * n + i] = alpha;
        }
        return r;
    }

    private static void copyAbove(double[] columns, int m, int i, double[] r, int n) {
        for (int k = 0; k < Math.min(i, m); k++) {
            r[k * n + i] = columns[i * m + k];
        }
    }

    /** Columns of the matrix that it came from. */
    public int size() {
        return size;
    }

    /** Σ of the squares of the matrix that it came from. */
    public double energy() {
        return energy;
    }

    /** A copy of its cells, row-major. */
    public double[] cells() {
        return cells.clone();
    }

    /** This times the transpose of another of the same size, row-major. */
    double[] timesTransposed(Triangle other) {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int from = Math.max(i, j);
                product[i * size + j] =
                        Vectors.dot(
                                cells, i * size + from, other.cells, j * size + from, size - from);
            }
        }
        return product;
    }
}
