package dev.semanticpassport.weights.changes;

import dev.semanticpassport.weights.algebra.SingularValues;

/** Finds directions of a changed matrix that its parent has nothing like. */
final class Directions {
    /** Longest side of a matrix that all directions are found of. */
    static final int LONGEST = 1_024;

    private Directions() {}

    /**
     * Looks for intruders.
     *
     * @param parent row-major, outputs × inputs
     * @param change of the same shape
     */
    static Intruders intruders(float[] parent, float[] change, int outputs, int inputs) {
        double[] before = new double[parent.length];
        double[] after = new double[parent.length];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < inputs; j++) {
                before[j * outputs + i] = parent[i * inputs + j];
                after[j * outputs + i] = (double) parent[i * inputs + j] + change[i * inputs + j];
            }
        }
        double[] old = SingularValues.orthogonalRows(before, inputs, outputs);
        double[] young = SingularValues.orthogonalRows(after, inputs, outputs);
        int rank = Math.min(outputs, inputs);
        int looked = Math.min(Intruders.DIRECTIONS, rank);
        int found = 0;
        for (int i = 0; i < looked; i++) {
            double nearest = 0;
            for (int j = 0; j < rank; j++) {
                nearest = Math.max(nearest, cosine(young, i, old, j, outputs));
            }
            found += nearest < Intruders.COSINE ? 1 : 0;
        }
        return new Intruders(looked, found);
    }

    private static double cosine(double[] a, int i, double[] b, int j, int size) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < size; k++) {
            double x = a[i * size + k];
            double y = b[j * size + k];
            product += x * y;
            first += x * x;
            second += y * y;
        }
        return first == 0 || second == 0
                ? 0
                : Math.abs(product) / Math.sqrt(first) / Math.sqrt(second);
    }
}
