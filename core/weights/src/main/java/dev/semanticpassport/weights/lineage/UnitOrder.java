package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Anatomy.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Do channels of equal place belong together? Channels between gate and way down have an order that
 * only the random start gave them: a model from another start is as likely with any other order, in
 * each layer by itself, however alike what the two learnt. So the likeness of channels of equal
 * place is held against that under random orders. The turn of the streams is found from the
 * embeddings alone, which know no such order, so the p-value is exact.
 */
final class UnitOrder {
    /** Channels of a layer that are compared. */
    private static final int MOST_UNITS = 256;

    private UnitOrder() {}

    static double pValue(Anatomy one, Anatomy other, Turn turn, int draws, RandomGenerator random)
            throws RefusedException {
        List<float[][]> layers = new ArrayList<>();
        double seen = 0;
        for (int layer = 0; layer < one.layers().size(); layer++) {
            float[][] likeness = likeness(one.layers().get(layer), other.layers().get(layer), turn);
            layers.add(likeness);
            for (int i = 0; i < likeness.length; i++) {
                seen += likeness[i][i];
            }
        }
        return Drawing.pValue(seen, draws, random, source -> shuffled(layers, source));
    }

    private static double shuffled(List<float[][]> layers, RandomGenerator random) {
        double sum = 0;
        for (float[][] likeness : layers) {
            int[] order = new int[likeness.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Drawing.shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                sum += likeness[i][order[i]];
            }
        }
        return sum;
    }

    /** Sums over the faces of the likeness of each with each. */
    private static float[][] likeness(Anatomy.Layer one, Anatomy.Layer other, Turn turn) {
        float[][] sums = new float[0][];
        for (Face face : UnitMatch.FEEDING) {
            Numbers mine = one.face(face).spaced(MOST_UNITS).directions();
            Numbers theirs = turn.of(other.face(face).spaced(MOST_UNITS)).directions();
            if (sums.length == 0) {
                sums = new float[mine.rows()][mine.rows()];
            }
            for (int i = 0; i < mine.rows(); i++) {
                for (int j = 0; j < mine.rows(); j++) {
                    float cosine = mine.dot(i, theirs, j);
                    sums[i][j] += face == Face.GATE ? cosine : Math.abs(cosine);
                }
            }
        }
        return sums;
    }
}
