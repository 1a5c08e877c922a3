package dev.semanticpassport.lab.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.random.RandomGenerator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private static final int CASES = 60;

    @Test
    void a_product_has_the_bits_of_one_chain_of_multiply_adds() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int rows = 1 + random.nextInt(40);
                    int depth = 1 + random.nextInt(70);
                    int columns = 1 + random.nextInt(80);
                    float[] a = numbers(rows * depth, random);
                    float[] b = numbers(depth * columns, random);
                    float[] c = new float[rows * columns];

                    // When
                    Panels panels = new Panels().lay(Tensor.of(new int[] {depth, columns}, b));
                    new Product().multiply(a, panels, c, rows);

                    // Then
                    assertThat(c).isEqualTo(ScalarKernels.product(a, b, rows, depth, columns));
                });
    }

    @Test
    void a_product_is_added_to_what_is_there_and_to_nothing_beside_it() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given a left side read column by column and a result amid other numbers
                    int rows = 1 + random.nextInt(20);
                    int depth = 1 + random.nextInt(20);
                    int columns = 1 + random.nextInt(50);
                    int stride = columns + 3;
                    float[] a = numbers(rows * depth, random);
                    float[] b = numbers(depth * columns, random);
                    float[] c = numbers(5 + rows * stride, random);
                    float[] before = c.clone();

                    // When
                    Panels panels = new Panels().lay(b, 0, columns, 1, depth, columns);
                    new Product()
                            .run(
                                    new Product.Left(a, 0, 1, rows, rows),
                                    panels,
                                    new Product.Result(c, 5, stride, true));

                    // Then
                    float[] transposed = new float[a.length];
                    for (int i = 0; i < rows; i++) {
                        for (int k = 0; k < depth; k++) {
                            transposed[i * depth + k] = a[k * rows + i];
                        }
                    }
                    float[] product = ScalarKernels.product(transposed, b, rows, depth, columns);
                    for (int at = 0; at < c.length; at++) {
                        int row = (at - 5) / stride;
                        int column = (at - 5) % stride;
                        boolean inside = at >= 5 && row < rows && column < columns;
                        float expected =
                                inside ? before[at] + product[row * columns + column] : before[at];
                        assertThat(c[at]).isEqualTo(expected);
                    }
                });
    }

    @Test
    void sums_agree_with_double_precision() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int size = 1 + random.nextInt(300);
                    float[] a = numbers(size, random);
                    float[] b = numbers(size, random);
                    float[] ones = new float[size];
                    java.util.Arrays.fill(ones, 1f);

                    // When and then
                    assertThat((double) Kernels.dot(a, 0, b, 0, size))
                            .isCloseTo(ScalarKernels.dot(a, b), within(1e-4));
                    assertThat((double) Kernels.sum(a, 0, size))
                            .isCloseTo(ScalarKernels.dot(a, ones), within(1e-4));
                });
    }

    @Test
    void element_wise_kernels_agree_with_scalar_ones() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int size = 1 + random.nextInt(100);
                    float[] a = numbers(size, random);
                    float[] b = numbers(size, random);
                    float[] c = numbers(size, random);
                    float largest = Kernels.max(a, 0, size);

                    // When
                    float[] added = c.clone();
                    Kernels.addScaled(0.7f, a, 0, added, 0, size);
                    float[] both = c.clone();
                    Kernels.addProduct(0.7f, a, 0, b, 0, both, size);
                    float[] times = a.clone();
                    Kernels.multiply(times, 0, b, size);
                    float[] scaled = a.clone();
                    Kernels.scale(scaled, 0, size, 0.7f);

                    // Then
                    for (int i = 0; i < size; i++) {
                        assertThat(a[i]).isLessThanOrEqualTo(largest);
                        assertThat(added[i]).isEqualTo(Math.fma(0.7f, a[i], c[i]));
                        assertThat(both[i]).isEqualTo(Math.fma(a[i] * 0.7f, b[i], c[i]));
                        assertThat(times[i]).isEqualTo(a[i] * b[i]);
                        assertThat(scaled[i]).isEqualTo(a[i] * 0.7f);
                    }
                    assertThat(a).contains(largest);
                });
    }

    @Test
    void softmax_norm_and_gated_unit_agree_with_double_precision() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int size = 1 + random.nextInt(100);
                    float[] a = numbers(size, random);
                    float[] b = numbers(size, random);

                    // When
                    float[] soft = a.clone();
                    Kernels.softmax(soft, 0, size, 1.5f);
                    float[] normed = new float[size];
                    Kernels.normalise(a, 0, b, normed, size, 1e-5f);
                    float[] gated = new float[size];
                    Kernels.swiglu(a, b, gated, size);

                    // Then
                    double[] softExpected = ScalarKernels.softmax(a, 1.5f);
                    double[] normExpected = ScalarKernels.normalise(a, b, 1e-5f);
                    for (int i = 0; i < size; i++) {
                        assertThat((double) soft[i]).isCloseTo(softExpected[i], within(1e-6));
                        assertThat((double) normed[i]).isCloseTo(normExpected[i], within(1e-5));
                        assertThat((double) gated[i])
                                .isCloseTo(ScalarKernels.swiglu(a[i], b[i]), within(1e-5));
                    }
                });
    }

    @Test
    void the_gated_units_gradient_is_what_small_changes_do() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int size = 1 + random.nextInt(40);
                    float[] gate = numbers(size, random);
                    float[] up = numbers(size, random);
                    float[] dOut = numbers(size, random);

                    // When
                    float[] dGate = new float[size];
                    float[] dUp = new float[size];
                    Kernels.swigluBackward(gate, up, dOut, dGate, dUp, size);

                    // Then
                    for (int i = 0; i < size; i++) {
                        double h = 1e-5;
                        double byGate =
                                (ScalarKernels.swiglu(gate[i] + h, up[i])
                                                - ScalarKernels.swiglu(gate[i] - h, up[i]))
                                        / (2 * h);
                        double byUp =
                                (ScalarKernels.swiglu(gate[i], up[i] + h)
                                                - ScalarKernels.swiglu(gate[i], up[i] - h))
                                        / (2 * h);
                        assertThat((double) dGate[i]).isCloseTo(dOut[i] * byGate, within(1e-4));
                        assertThat((double) dUp[i]).isCloseTo(dOut[i] * byUp, within(1e-4));
                    }
                });
    }

    @Test
    void exp_is_right_to_six_digits_over_its_whole_range() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    float[] x = new float[Kernels.LANES];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = (float) random.nextDouble(-86, 87);
                    }

                    // When
                    float[] y = new float[x.length];
                    Kernels.exp(FloatVector.fromArray(Kernels.SPECIES, x, 0)).intoArray(y, 0);

                    // Then
                    for (int i = 0; i < x.length; i++) {
                        double expected = Math.exp(x[i]);
                        assertThat((double) y[i]).isCloseTo(expected, within(1e-6 * expected));
                    }
                });
    }

    @Test
    void a_step_of_adam_has_the_bits_of_the_scalar_one() {
        Seeds.forAll(
                CASES,
                random -> {
                    // Given
                    int size = 1 + random.nextInt(70);
                    float[] weight = numbers(size, random);
                    float[] gradient = numbers(size, random);
                    float[] first = numbers(size, random);
                    float[] second = new float[size];
                    for (int i = 0; i < size; i++) {
                        second[i] = random.nextFloat();
                    }
                    AdamStep step = new AdamStep(1e-3f, 0.5f, 0.9f, 0.98f, 1.2f, 3f, 0.01f);
                    float[] otherWeight = weight.clone();
                    float[] otherFirst = first.clone();
                    float[] otherSecond = second.clone();

                    // When
                    Kernels.adam(weight, gradient, first, second, step);
                    ScalarKernels.adam(otherWeight, gradient, otherFirst, otherSecond, step);

                    // Then
                    assertThat(weight).isEqualTo(otherWeight);
                    assertThat(first).isEqualTo(otherFirst);
                    assertThat(second).isEqualTo(otherSecond);
                });
    }

    private static float[] numbers(int size, RandomGenerator random) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
