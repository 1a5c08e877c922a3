package dev.semanticpassport.weights.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SingularValuesTest {

    @Test
    void ofAMatrixWithKnownValuesTheyAreFound() {
        Seeds.forAll(
                60,
                random -> {
                    int columns = random.nextInt(1, 40);
                    int rows = columns + random.nextInt(300);
                    double[] planted = descending(random, columns);
                    float[] matrix = withValues(random, rows, columns, planted);

                    double[] tall = SingularValues.of(Triangle.ofColumns(matrix, columns));
                    double[] wide =
                            SingularValues.of(
                                    Triangle.ofRows(transposed(matrix, columns), columns));

                    assertClose(tall, planted);
                    assertClose(wide, planted);
                });
    }

    @Test
    void ofAProductTheyAreThoseOfTheProductFormedOut() {
        Seeds.forAll(
                60,
                random -> {
                    int rank = random.nextInt(1, 20);
                    int outputs = rank + random.nextInt(60);
                    int inputs = rank + random.nextInt(60);
                    float[] up = gaussian(random, outputs * rank);
                    float[] down = gaussian(random, rank * inputs);
                    boolean dependent = rank > 1 && random.nextInt(3) == 0;
                    if (dependent) {
                        for (int i = 0; i < outputs; i++) {
                            up[i * rank + 1] = up[i * rank];
                        }
                    }

                    double[] found =
                            SingularValues.ofProduct(
                                    Triangle.ofColumns(up, rank), Triangle.ofRows(down, rank));

                    double[] formed = ofWhole(product(up, down, outputs, rank, inputs), inputs);
                    assertClose(found, Arrays.copyOf(formed, rank));
                });
    }

    @Test
    void anUntrainedFactorHasNone() {
        float[] down = new float[4 * 100];
        Arrays.fill(down, 1);

        double[] found =
                SingularValues.ofProduct(
                        Triangle.ofColumns(new float[100 * 4], 4), Triangle.ofRows(down, 4));

        assertThat(found).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aFactorWithFewerRowsThanColumnsIsRight() {
        Seeds.forAll(
                20,
                random -> {
                    float[] matrix = gaussian(random, 3 * 8);

                    double[] found = SingularValues.of(Triangle.ofColumns(matrix, 8));

                    assertClose(Arrays.copyOf(found, 3), ofWhole(transposed(matrix, 8), 3));
                    assertThat(found[3]).isCloseTo(0, within(1e-6 * found[0]));
                });
    }

    @Test
    void theLeadingOnesOfALargeMatrixAreThoseOfTheWhole() {
        Seeds.forAll(
                5,
                random -> {
                    double[] planted = descending(random, 60);
                    float[] matrix = withValues(random, 200, 60, planted);

                    double[] found = LeadingValues.of(matrix, 200, 60, 5);

                    for (int i = 0; i < 5; i++) {
                        assertThat(found[i]).isCloseTo(planted[i], within(1e-3 * planted[0]));
                    }
                });
    }

    private static void assertClose(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            // what 32-bit numbers can hold of a matrix of this size
            assertThat(found[i]).isCloseTo(expected[i], within(2e-6 * expected[0] + 1e-12));
        }
    }

    private static double[] descending(RandomGenerator random, int count) {
        double[] values = new double[count];
        double value = 10;
        for (int i = 0; i < count; i++) {
            values[i] = value;
            value *= random.nextDouble(0.5, 1);
        }
        return values;
    }

    /** U diag(values) Vᵀ with orthonormal U and V. */
    private static float[] withValues(
            RandomGenerator random, int rows, int columns, double[] values) {
        double[][] left = orthonormal(random, columns, rows);
        double[][] right = orthonormal(random, columns, columns);
        float[] matrix = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double cell = 0;
                for (int k = 0; k < columns; k++) {
                    cell += left[k][i] * values[k] * right[k][j];
                }
                matrix[i * columns + j] = (float) cell;
            }
        }
        return matrix;
    }

    private static double[][] orthonormal(RandomGenerator random, int count, int size) {
        double[][] vectors = new double[count][size];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < size; k++) {
                vectors[i][k] = random.nextGaussian();
            }
            for (int twice = 0; twice < 2; twice++) {
                for (int j = 0; j < i; j++) {
                    double product = 0;
                    for (int k = 0; k < size; k++) {
                        product += vectors[i][k] * vectors[j][k];
                    }
                    for (int k = 0; k < size; k++) {
                        vectors[i][k] -= product * vectors[j][k];
                    }
                }
            }
            double norm = Math.sqrt(Arrays.stream(vectors[i]).map(x -> x * x).sum());
            for (int k = 0; k < size; k++) {
                vectors[i][k] /= norm;
            }
        }
        return vectors;
    }

    /** By plain Jacobi on the columns, without any kernel of the code under test. */
    private static double[] ofWhole(float[] matrix, int columns) {
        int rows = matrix.length / columns;
        double[][] vectors = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                vectors[j][i] = matrix[i * columns + j];
            }
        }
        for (int sweep = 0; sweep < 20; sweep++) {
            for (int p = 0; p < columns; p++) {
                for (int q = p + 1; q < columns; q++) {
                    turn(vectors[p], vectors[q]);
                }
            }
        }
        double[] values = new double[columns];
        for (int j = 0; j < columns; j++) {
            values[j] = Math.sqrt(Arrays.stream(vectors[j]).map(x -> x * x).sum());
        }
        Arrays.sort(values);
        double[] descending = new double[columns];
        for (int j = 0; j < columns; j++) {
            descending[j] = values[columns - 1 - j];
        }
        return descending;
    }

    private static void turn(double[] p, double[] q) {
        double a = 0;
        double b = 0;
        double c = 0;
        for (int k = 0; k < p.length; k++) {
            a += p[k] * p[k];
            b += q[k] * q[k];
            c += p[k] * q[k];
        }
        if (c == 0) {
            return;
        }
        double angle = Math.atan2(2 * c, a - b) / 2;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (int k = 0; k < p.length; k++) {
            double x = p[k];
            double y = q[k];
            p[k] = cosine * x + sine * y;
            q[k] = -sine * x + cosine * y;
        }
    }

    private static float[] product(float[] up, float[] down, int outputs, int rank, int inputs) {
        float[] product = new float[outputs * inputs];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < inputs; j++) {
                double cell = 0;
                for (int k = 0; k < rank; k++) {
                    cell += (double) up[i * rank + k] * down[k * inputs + j];
                }
                product[i * inputs + j] = (float) cell;
            }
        }
        return product;
    }

    private static float[] gaussian(RandomGenerator random, int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] transposed(float[] matrix, int columns) {
        int rows = matrix.length / columns;
        float[] transposed = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }
}
