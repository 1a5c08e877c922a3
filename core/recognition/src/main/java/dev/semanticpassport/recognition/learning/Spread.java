package dev.semanticpassport.recognition.learning;

/**
 * How much single answers of one model vary, in the directions in which models differ most. One
 * model of a kind writes evenly, another does not; what is far for the first is near for the
 * second.
 */
public final class Spread {
    /** Directions that are looked at; models differ little in the others. */
    public static final int DIRECTIONS = 60;

    private static final double LEAST = 1e-3;

    private final float[] variances;

    Spread(double[] variances) {
        this.variances = new float[variances.length];
        for (int i = 0; i < variances.length; i++) {
            this.variances[i] = (float) Math.max(LEAST, variances[i]);
        }
    }

    int directions() {
        return variances.length;
    }

    double at(int direction) {
        return variances[direction];
    }
}
