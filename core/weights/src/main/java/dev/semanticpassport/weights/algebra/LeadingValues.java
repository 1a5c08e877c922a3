package dev.semanticpassport.weights.algebra;

import java.util.SplittableRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The greatest singular values of a matrix that is too large for all of them, by subspace iteration
 * from a fixed start. Each value is at most the true one.
 *
 * @see <a href="https://doi.org/10.1137/090771806">Halko, Martinsson and Tropp 2011, algorithm
 *     4.4</a>
 */
public final class LeadingValues {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SPARE = 8;
    private static final int ROUNDS = 6;

    private LeadingValues() {}

    /**
     * The greatest so many.
     *
     * @param matrix row-major
     * @return descending
     */
    public static double[] of(float[] matrix, int rows, int columns, int count) {
        int width = Math.min(count + SPARE, Math.min(rows, columns));
        float[][] right = start(columns, width);
        float[][] left = new float[width][rows];
        for (int round = 0; round < ROUNDS; round++) {
            times(matrix, rows, columns, right, left);
            orthonormal(left);
            transposedTimes(matrix, rows, columns, left, right);
            if (round < ROUNDS - 1) {
                orthonormal(right);
            }
        }
        // the rows of right are now Qᵀ A with Q orthonormal
        float[] flat = new float[width * columns];
        for (int i = 0; i < width; i++) {
            System.arraycopy(right[i], 0, flat, i * columns, columns);
        }
        double[] all = SingularValues.of(Triangle.ofRows(flat, width));
        return java.util.Arrays.copyOf(all, Math.min(count, all.length));
    }

    private static float[][] start(int size, int width) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] start = new float[width][size];
        for (float[] row : start) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return start;
    }

    private static void times(
            float[] matrix, int rows, int columns, float[][] right, float[][] left) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < right.length; i++) {
                left[i][row] = dot(matrix, row * columns, right[i], columns);
            }
        }
    }

    private static void transposedTimes(
            float[] matrix, int rows, int columns, float[][] left, float[][] right) {
        for (float[] row : right) {
            java.util.Arrays.fill(row, 0);
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < left.length; i++) {
                addScaled(left[i][row], matrix, row * columns, right[i], columns);
            }
        }
    }

    /** Gram and Schmidt, twice, which is enough. */
    private static void orthonormal(float[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            int size = vectors[i].length;
            for (int twice = 0; twice < 2; twice++) {
                for (int j = 0; j < i; j++) {
                    addScaled(
                            -dot(vectors[j], 0, vectors[i], size), vectors[j], 0, vectors[i], size);
                }
            }
            double norm = Math.sqrt(dot(vectors[i], 0, vectors[i], size));
            float scale = norm > 0 ? (float) (1 / norm) : 0;
            for (int k = 0; k < size; k++) {
                vectors[i][k] *= scale;
            }
        }
    }

    private static float dot(float[] a, int aFrom, float[] b, int size) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector more = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i + 2 * LANES <= size; i += 2 * LANES) {
            sum = at(a, aFrom + i).fma(at(b, i), sum);
            more = at(a, aFrom + i + LANES).fma(at(b, i + LANES), more);
        }
        float total = sum.add(more).reduceLanes(VectorOperators.ADD);
        for (; i < size; i++) {
            total = Math.fma(a[aFrom + i], b[i], total);
        }
        return total;
    }

    private static void addScaled(float s, float[] a, int aFrom, float[] b, int size) {
        FloatVector scale = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            at(a, aFrom + i).fma(scale, at(b, i)).intoArray(b, i);
        }
        for (; i < size; i++) {
            b[i] = Math.fma(s, a[aFrom + i], b[i]);
        }
    }

    private static FloatVector at(float[] cells, int from) {
        return FloatVector.fromArray(SPECIES, cells, from);
    }
}
