package dev.semanticpassport.recognition.relating;

import java.util.List;

/** Draws the tree of some models from how like their answers are. */
public final class TreeDrawing {
    private TreeDrawing() {}

    /**
     * By neighbour joining; the likest two models are at no distance.
     *
     * @param names one at least
     * @param likenesses symmetric and finite, a row for each name; the diagonal counts for nothing
     */
    public static FamilyTree draw(List<String> names, double[][] likenesses) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < likenesses.length; i++) {
            for (int j = 0; j < i; j++) {
                most = Math.max(most, likenesses[i][j]);
            }
        }
        double[][] distances = new double[likenesses.length][likenesses.length];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < distances.length; j++) {
                distances[i][j] = i == j ? 0 : most - likenesses[i][j];
            }
        }
        return NeighbourJoining.join(names, distances);
    }
}
