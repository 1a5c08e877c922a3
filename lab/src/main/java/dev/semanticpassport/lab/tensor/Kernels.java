package dev.semanticpassport.lab.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The element-wise and summing kernels. Sums run over sixteen partial sums in a fixed order, and
 * exp is a polynomial of our own, so that the result does not depend on the width of the machine's
 * vectors.
 */
public final class Kernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Partial sums of a reduction; a multiple of every vector width in use. */
    private static final int PARTIAL = 16;

    private Kernels() {}

    /** Sum of a[i] * b[i]. */
    public static float dot(float[] a, int aFrom, float[] b, int bFrom, int size) {
        int whole = size - size % PARTIAL;
        float sum = 0f;
        if (whole > 0) {
            sum = wholeDot(a, aFrom, b, bFrom, whole);
        }
        for (int i = whole; i < size; i++) {
            sum = Math.fma(a[aFrom + i], b[bFrom + i], sum);
        }
        return sum;
    }

    private static float wholeDot(float[] a, int aFrom, float[] b, int bFrom, int size) {
        if (LANES == PARTIAL) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < size; i += PARTIAL) {
                sum =
                        FloatVector.fromArray(SPECIES, a, aFrom + i)
                                .fma(FloatVector.fromArray(SPECIES, b, bFrom + i), sum);
            }
            float[] parts = new float[PARTIAL];
            sum.intoArray(parts, 0);
            return pairwise(parts);
        }
        float[] parts = new float[PARTIAL];
        for (int lane = 0; lane < PARTIAL; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = lane; i < size; i += PARTIAL) {
                sum =
                        FloatVector.fromArray(SPECIES, a, aFrom + i)
                                .fma(FloatVector.fromArray(SPECIES, b, bFrom + i), sum);
            }
            sum.intoArray(parts, lane);
        }
        return pairwise(parts);
    }

    private static float pairwise(float[] parts) {
        for (int half = PARTIAL / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                parts[i] += parts[i + half];
            }
        }
        return parts[0];
    }

    /** b[i] += factor * a[i]. */
    public static void addScaled(
            float factor, float[] a, int aFrom, float[] b, int bFrom, int size) {
        FloatVector scale = FloatVector.broadcast(SPECIES, factor);
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            scale.fma(
                            FloatVector.fromArray(SPECIES, a, aFrom + i),
                            FloatVector.fromArray(SPECIES, b, bFrom + i))
                    .intoArray(b, bFrom + i);
        }
        for (; i < size; i++) {
            b[bFrom + i] = Math.fma(factor, a[aFrom + i], b[bFrom + i]);
        }
    }

    /** a[i] *= b[i]. */
    public static void multiply(float[] a, int from, float[] b, int size) {
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            FloatVector.fromArray(SPECIES, a, from + i)
                    .mul(FloatVector.fromArray(SPECIES, b, i))
                    .intoArray(a, from + i);
        }
        for (; i < size; i++) {
            a[from + i] *= b[i];
        }
    }

    /** c[i] += factor * a[i] * b[i]. */
    public static void addProduct(
            float factor, float[] a, int aFrom, float[] b, int bFrom, float[] c, int size) {
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            FloatVector.fromArray(SPECIES, a, aFrom + i)
                    .mul(factor)
                    .fma(
                            FloatVector.fromArray(SPECIES, b, bFrom + i),
                            FloatVector.fromArray(SPECIES, c, i))
                    .intoArray(c, i);
        }
        for (; i < size; i++) {
            c[i] = Math.fma(a[aFrom + i] * factor, b[bFrom + i], c[i]);
        }
    }

    /** a[i] *= factor. */
    public static void scale(float[] a, int from, int size, float factor) {
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            FloatVector.fromArray(SPECIES, a, from + i).mul(factor).intoArray(a, from + i);
        }
        for (; i < size; i++) {
            a[from + i] *= factor;
        }
    }

    /** The largest of a[from .. from + size). */
    public static float max(float[] a, int from, int size) {
        FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            max = max.max(FloatVector.fromArray(SPECIES, a, from + i));
        }
        float largest = max.reduceLanes(VectorOperators.MAX);
        for (; i < size; i++) {
            largest = Math.max(largest, a[from + i]);
        }
        return largest;
    }

    /** Sum of a[from .. from + size), in sixteen partial sums. */
    public static float sum(float[] a, int from, int size) {
        int whole = size - size % PARTIAL;
        float[] parts = new float[PARTIAL];
        for (int lane = 0; lane < PARTIAL; lane += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = lane; i < whole; i += PARTIAL) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, from + i));
            }
            sum.intoArray(parts, lane);
        }
        float total = pairwise(parts);
        for (int i = whole; i < size; i++) {
            total += a[from + i];
        }
        return total;
    }

    /** a becomes softmax(scale * a). */
    public static void softmax(float[] a, int from, int size, float scale) {
        FloatVector shift = FloatVector.broadcast(SPECIES, max(a, from, size) * scale);
        for (int i = 0; i < size; i += LANES) {
            VectorMask<Float> mask = SPECIES.indexInRange(i, size);
            exp(FloatVector.fromArray(SPECIES, a, from + i, mask).mul(scale).sub(shift))
                    .intoArray(a, from + i, mask);
        }
        scale(a, from, size, 1f / sum(a, from, size));
    }

    /**
     * out = x / rms(x) * weight for one row.
     *
     * @return 1 / rms(x), which the backward pass needs
     */
    public static float normalise(
            float[] x, int from, float[] weight, float[] out, int size, float epsilon) {
        float mean = dot(x, from, x, from, size) / size;
        float inverse = (float) (1 / Math.sqrt(mean + epsilon));
        int i = 0;
        for (; i + LANES <= size; i += LANES) {
            FloatVector.fromArray(SPECIES, x, from + i)
                    .mul(inverse)
                    .mul(FloatVector.fromArray(SPECIES, weight, i))
                    .intoArray(out, from + i);
        }
        for (; i < size; i++) {
            out[from + i] = x[from + i] * inverse * weight[i];
        }
        return inverse;
    }

    /** out = gate * sigmoid(gate) * up. */
    public static void swiglu(float[] gate, float[] up, float[] out, int size) {
        for (int i = 0; i < size; i += LANES) {
            VectorMask<Float> mask = SPECIES.indexInRange(i, size);
            FloatVector g = FloatVector.fromArray(SPECIES, gate, i, mask);
            g.mul(FloatVector.fromArray(SPECIES, up, i, mask))
                    .div(exp(g.neg()).add(1f))
                    .intoArray(out, i, mask);
        }
    }

    /** Gradients of {@link #swiglu}: of the gate into dGate, of up into dUp. */
    public static void swigluBackward(
            float[] gate, float[] up, float[] dOut, float[] dGate, float[] dUp, int size) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < size; i += LANES) {
            VectorMask<Float> mask = SPECIES.indexInRange(i, size);
            FloatVector g = FloatVector.fromArray(SPECIES, gate, i, mask);
            FloatVector d = FloatVector.fromArray(SPECIES, dOut, i, mask);
            FloatVector sigmoid = one.div(exp(g.neg()).add(1f));
            FloatVector silu = g.mul(sigmoid);
            d.mul(silu).intoArray(dUp, i, mask);
            d.mul(FloatVector.fromArray(SPECIES, up, i, mask))
                    .mul(sigmoid.add(silu.mul(one.sub(sigmoid))))
                    .intoArray(dGate, i, mask);
        }
    }

    /**
     * One step of Adam with decoupled weight decay on one tensor.
     *
     * @param first running mean of the gradient, changed in place
     * @param second running mean of its square, changed in place
     * @param step the rates of this step
     */
    public static void adam(
            float[] weight, float[] gradient, float[] first, float[] second, AdamStep step) {
        FloatVector rootCorrection = broadcast(step.secondCorrection());
        int size = weight.length;
        for (int i = 0; i < size; i += LANES) {
            VectorMask<Float> mask = SPECIES.indexInRange(i, size);
            FloatVector g =
                    FloatVector.fromArray(SPECIES, gradient, i, mask).mul(step.gradientScale());
            FloatVector m = FloatVector.fromArray(SPECIES, first, i, mask).mul(step.beta1());
            m = m.add(g.mul(1f - step.beta1()));
            FloatVector v = FloatVector.fromArray(SPECIES, second, i, mask).mul(step.beta2());
            v = v.add(g.mul(g).mul(1f - step.beta2()));
            FloatVector w = FloatVector.fromArray(SPECIES, weight, i, mask);
            FloatVector move =
                    m.mul(step.firstCorrection()).div(v.mul(rootCorrection).sqrt().add(1e-8f));
            w.sub(move.add(w.mul(step.decay())).mul(step.rate())).intoArray(weight, i, mask);
            m.intoArray(first, i, mask);
            v.intoArray(second, i, mask);
        }
    }

    /**
     * exp to about one unit in the last place, after Cephes' expf: range reduction by a two-part ln
     * 2, then a polynomial. Clamped to [-87, 88], so it never overflows.
     */
    static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(-87f).min(88f);
        // Adding and taking away 1.5 * 2^23 rounds to the nearest integer.
        FloatVector power = clamped.mul(1.442695f).add(12582912f).sub(12582912f);
        FloatVector rest = power.fma(broadcast(-0.6933594f), clamped);
        rest = power.fma(broadcast(2.1219444e-4f), rest);
        FloatVector sum = broadcast(1.9875691e-4f);
        sum = sum.fma(rest, broadcast(1.3981999e-3f));
        sum = sum.fma(rest, broadcast(8.333452e-3f));
        sum = sum.fma(rest, broadcast(4.1665796e-2f));
        sum = sum.fma(rest, broadcast(1.6666666e-1f));
        sum = sum.fma(rest, broadcast(0.5f));
        sum = sum.fma(rest.mul(rest), rest).add(1f);
        IntVector exponent = (IntVector) power.convert(VectorOperators.F2I, 0);
        return sum.mul(exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
