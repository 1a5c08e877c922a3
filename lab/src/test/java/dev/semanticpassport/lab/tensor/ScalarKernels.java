package dev.semanticpassport.lab.tensor;

/** Every kernel once more, a number at a time. */
final class ScalarKernels {
    private ScalarKernels() {}

    static float[] product(float[] a, float[] b, int rows, int depth, int columns) {
        float[] c = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float sum = 0f;
                for (int k = 0; k < depth; k++) {
                    sum = Math.fma(a[i * depth + k], b[k * columns + j], sum);
                }
                c[i * columns + j] = sum;
            }
        }
        return c;
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    static double[] softmax(float[] a, float scale) {
        double[] out = new double[a.length];
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            out[i] = Math.exp((double) a[i] * scale);
            sum += out[i];
        }
        for (int i = 0; i < a.length; i++) {
            out[i] /= sum;
        }
        return out;
    }

    static double[] normalise(float[] x, float[] weight, float epsilon) {
        double mean = dot(x, x) / x.length;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] / Math.sqrt(mean + epsilon) * weight[i];
        }
        return out;
    }

    static double swiglu(double gate, double up) {
        return gate / (1 + Math.exp(-gate)) * up;
    }

    static void adam(
            float[] weight, float[] gradient, float[] first, float[] second, AdamStep step) {
        for (int i = 0; i < weight.length; i++) {
            float g = gradient[i] * step.gradientScale();
            first[i] = first[i] * step.beta1() + g * (1f - step.beta1());
            second[i] = second[i] * step.beta2() + g * g * (1f - step.beta2());
            float root = (float) Math.sqrt(second[i] * step.secondCorrection());
            float move = first[i] * step.firstCorrection() / (root + 1e-8f);
            weight[i] -= (move + weight[i] * step.decay()) * step.rate();
        }
    }
}
