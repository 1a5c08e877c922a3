package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.algebra.SingularValues;
import java.util.Optional;

/**
 * How the second model's stream is laid over the first's: an orthogonal change of coordinates, the
 * nearest to the embeddings of the tokens that both know (Schönemann 1966), or none.
 */
final class Turn {
    /** Widths above take hours to turn. */
    private static final int WIDEST = 1_024;

    private final Optional<Numbers> rows;

    private Turn(Optional<Numbers> rows) {
        this.rows = rows;
    }

    static Turn none() {
        return new Turn(Optional.empty());
    }

    /**
     * Turns the second's embeddings upon the first's.
     *
     * @return empty where the stream is too wide
     */
    static Optional<Turn> upon(Numbers first, Numbers second) {
        int width = first.width();
        if (width > WIDEST) {
            return Optional.empty();
        }
        int tokens = Math.min(first.rows(), second.rows());
        double[] product = new double[width * width];
        for (int token = 0; token < tokens; token++) {
            for (int i = 0; i < width; i++) {
                double left = first.cells()[token * width + i];
                for (int j = 0; j < width; j++) {
                    product[i * width + j] += left * second.cells()[token * width + j];
                }
            }
        }
        return Optional.of(new Turn(Optional.of(polar(product, width))));
    }

    /** Cosine of the embeddings of the tokens that both know, after a turn. */
    static double likeness(Numbers first, Numbers second, Turn turn) {
        int tokens = Math.min(first.rows(), second.rows());
        Numbers turned = turn.of(second);
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < tokens; i++) {
            product += first.dot(i, turned, i);
            one += first.dot(i, first, i);
            other += turned.dot(i, turned, i);
        }
        return one == 0 || other == 0 ? 0 : product / Math.sqrt(one) / Math.sqrt(other);
    }

    boolean turns() {
        return rows.isPresent();
    }

    /** The second's rows in the first's coordinates. */
    Numbers of(Numbers second) {
        if (rows.isEmpty()) {
            return second;
        }
        int width = second.width();
        float[] cells = new float[second.cells().length];
        for (int i = 0; i < second.rows(); i++) {
            for (int k = 0; k < width; k++) {
                cells[i * width + k] = rows.get().dot(k, second, i);
            }
        }
        return new Numbers(cells, width);
    }

    /** The orthogonal factor U Vᵀ of a square matrix U S Vᵀ. */
    private static Numbers polar(double[] matrix, int width) {
        double[] right = SingularValues.orthogonalRows(matrix.clone(), width, width);
        float[] polar = new float[width * width];
        double greatest = length(right, 0, width);
        for (int s = 0; s < width; s++) {
            double value = length(right, s, width);
            if (!(value > 1e-10 * greatest)) {
                break;
            }
            for (int i = 0; i < width; i++) {
                double left = 0;
                for (int k = 0; k < width; k++) {
                    left += matrix[i * width + k] * right[s * width + k];
                }
                left /= value * value;
                for (int k = 0; k < width; k++) {
                    polar[i * width + k] += (float) (left * right[s * width + k] / value);
                }
            }
        }
        return new Numbers(polar, width);
    }

    private static double length(double[] cells, int row, int width) {
        double square = 0;
        for (int k = 0; k < width; k++) {
            square += cells[row * width + k] * cells[row * width + k];
        }
        return Math.sqrt(square);
    }
}
