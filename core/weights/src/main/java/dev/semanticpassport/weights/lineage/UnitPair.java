package dev.semanticpassport.weights.lineage;

/** Units of one matrix and of its counterpart, each of length one. */
final class UnitPair {
    private final String part;
    private final int width;
    private final float[][] units;
    private final float[][] others;

    private UnitPair(String part, int width, float[][] units, float[][] others) {
        this.part = part;
        this.width = width;
        this.units = units;
        this.others = others;
    }

    /**
     * Takes evenly spaced units of the first and of the second.
     *
     * @param width numbers of a unit, one for each coordinate
     */
    static UnitPair of(
            String part, float[] one, float[] other, int width, int most, int mostOthers) {
        return new UnitPair(
                part, width, spaced(one, width, most), spaced(other, width, mostOthers));
    }

    String part() {
        return part;
    }

    int width() {
        return width;
    }

    /**
     * Mean over the units of the greatest absolute cosine with any of the others, whose coordinates
     * are taken in the given order.
     */
    double likeness(int[] order) {
        float[] turned = new float[width];
        double sum = 0;
        for (float[] unit : units) {
            for (int k = 0; k < width; k++) {
                turned[order[k]] = unit[k];
            }
            double nearest = 0;
            for (float[] other : others) {
                nearest = Math.max(nearest, Math.abs(dot(turned, other)));
            }
            sum += nearest;
        }
        return sum / units.length;
    }

    private static float[][] spaced(float[] matrix, int width, int most) {
        int rows = matrix.length / width;
        int count = Math.min(rows, most);
        float[][] units = new float[count][width];
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * rows / count);
            double square = 0;
            for (int k = 0; k < width; k++) {
                double cell = matrix[row * width + k];
                square += cell * cell;
            }
            float scale = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
            for (int k = 0; k < width; k++) {
                units[i][k] = matrix[row * width + k] * scale;
            }
        }
        return units;
    }

    /** Eight sums, which the compiler brings into a vector. */
    private static float dot(float[] a, float[] b) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int k = 0;
        for (; k + 8 <= a.length; k += 8) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
            s4 += a[k + 4] * b[k + 4];
            s5 += a[k + 5] * b[k + 5];
            s6 += a[k + 6] * b[k + 6];
            s7 += a[k + 7] * b[k + 7];
        }
        for (; k < a.length; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + s2 + s3 + (s4 + s5 + s6 + s7);
    }
}
