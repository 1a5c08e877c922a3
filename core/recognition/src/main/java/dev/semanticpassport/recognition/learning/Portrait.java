package dev.semanticpassport.recognition.learning;

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
}
