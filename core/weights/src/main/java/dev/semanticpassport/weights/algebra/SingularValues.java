package dev.semanticpassport.weights.algebra;

import java.util.Arrays;

/**
 * Singular values by one-sided Jacobi rotations, which find small ones as exactly as great ones.
 *
 * @see <a href="https://doi.org/10.1137/0613074">Demmel and Veselić 1992</a>
 */
public final class SingularValues {
    private static final double ORTHOGONAL = 1e-14;
    private static final int MOST_SWEEPS = 40;

    private SingularValues() {}

    /**
     * Of U D, of which only the factors are there.
     *
     * @param up U's triangle
     * @param down Dᵀ's triangle
     * @return descending
     */
    public static double[] ofProduct(Triangle up, Triangle down) {
        return norms(orthogonal(up.timesTransposed(down), up.size(), up.size()), up.size());
    }

    /** Of the matrix that the triangle came from, descending. */
    public static double[] of(Triangle triangle) {
        return norms(
                orthogonal(triangle.cells(), triangle.size(), triangle.size()), triangle.size());
    }

    /**
     * Right singular vectors times their values: the rows of a matrix, rotated until they are
     * orthogonal, the longest first.
     *
     * @param matrix row-major; it is changed
     */
    public static double[] orthogonalRows(double[] matrix, int rows, int columns) {
        double[] rotated = orthogonal(matrix, rows, columns);
        double[] lengths = new double[rows];
        Integer[] order = new Integer[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
            lengths[i] = Vectors.dot(rotated, i * columns, rotated, i * columns, columns);
        }
        Arrays.sort(order, (a, b) -> Double.compare(lengths[b], lengths[a]));
        double[] sorted = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(rotated, order[i] * columns, sorted, i * columns, columns);
        }
        return sorted;
    }

    private static double[] orthogonal(double[] cells, int rows, int columns) {
        double[] squares = new double[rows];
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int i = 0; i < rows; i++) {
                squares[i] = Vectors.dot(cells, i * columns, cells, i * columns, columns);
            }
            if (!sweep(cells, rows, columns, squares)) {
                break;
            }
        }
        return cells;
    }

    /** Turns every pair of rows that are not orthogonal; whether there was any. */
    private static boolean sweep(double[] cells, int rows, int columns, double[] squares) {
        boolean turned = false;
        for (int i = 0; i < rows - 1; i++) {
            for (int j = i + 1; j < rows; j++) {
                double product = Vectors.dot(cells, i * columns, cells, j * columns, columns);
                double both = Math.sqrt(squares[i]) * Math.sqrt(squares[j]);
                // also false where a row is zero or no number
                if (!(Math.abs(product) > ORTHOGONAL * both) || both == 0) {
                    continue;
                }
                turned = true;
                double zeta = (squares[j] - squares[i]) / (2 * product);
                double tangent =
                        Math.copySign(1 / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta)), zeta);
                double cosine = 1 / Math.sqrt(1 + tangent * tangent);
                Vectors.rotate(cells, i * columns, j * columns, columns, cosine, cosine * tangent);
                squares[i] = Math.max(0, squares[i] - tangent * product);
                squares[j] += tangent * product;
            }
        }
        return turned;
    }

    private static double[] norms(double[] cells, int size) {
        double[] norms = new double[size];
        for (int i = 0; i < size; i++) {
            norms[i] = Math.sqrt(Vectors.dot(cells, i * size, cells, i * size, size));
        }
        Arrays.sort(norms);
        for (int i = 0; i < size / 2; i++) {
            double swapped = norms[i];
            norms[i] = norms[size - 1 - i];
            norms[size - 1 - i] = swapped;
        }
        return norms;
    }
}
