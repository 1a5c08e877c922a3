package dev.semanticpassport.recognition.learning;

import java.util.List;

/** Some answers of one model, as one point. */
public final class Portrait {
    private final float[] point;
    private final int answers;
    private final double weight;

    Portrait(double[] point, int answers, double weight) {
        this.point = new float[point.length];
        for (int i = 0; i < point.length; i++) {
            this.point[i] = (float) point[i];
        }
        this.answers = answers;
        this.weight = weight;
    }

    /**
     * The portrait of all answers that some portraits stand for.
     *
     * @param parts one at least, in the same directions
     */
    public static Portrait together(List<Portrait> parts) {
        double[] sum = new double[parts.getFirst().point.length];
        double total = 0;
        int answers = 0;
        for (Portrait part : parts) {
            double weight = part.answers * part.weight;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * part.point[i];
            }
            total += weight;
            answers += part.answers;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= total;
        }
        return new Portrait(sum, answers, total / answers);
    }

    /** How many answers it stands for. */
    public int answers() {
        return answers;
    }

    /** Mean weight of its answers, in (0, 1]: near 1 where they are long. */
    public double weight() {
        return weight;
    }

    public int directions() {
        return point.length;
    }

    public float at(int direction) {
        return point[direction];
    }

    /** What is left of it without one of its answers; itself where it is made of no other. */
    public Portrait without(Portrait single) {
        double total = answers * weight;
        double left = total - single.weight;
        if (answers < 2 || left <= 0) {
            return this;
        }
        double[] rest = new double[point.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (total * point[i] - single.weight * single.point[i]) / left;
        }
        return new Portrait(rest, answers - 1, left / (answers - 1));
    }
}
