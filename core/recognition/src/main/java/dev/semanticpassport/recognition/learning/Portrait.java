package dev.semanticpassport.recognition.learning;

/** Some answers of one model, as one point. */
public final class Portrait {
    private final float[] point;
    private final int answers;

    Portrait(double[] point, int answers) {
        this.point = new float[point.length];
        for (int i = 0; i < point.length; i++) {
            this.point[i] = (float) point[i];
        }
        this.answers = answers;
    }

    /** How many answers it stands for. */
    public int answers() {
        return answers;
    }

    public int directions() {
        return point.length;
    }

    public float at(int direction) {
        return point[direction];
    }
}
