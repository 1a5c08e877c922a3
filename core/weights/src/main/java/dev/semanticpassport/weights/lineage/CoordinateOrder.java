package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Anatomy.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Do coordinates of equal place belong together? The coordinates of the stream have an order that
 * only the random start gave them, so the likeness of the channels that read them, each with its
 * most like counterpart, is held against that under random orders of all coordinates. Channels may
 * stand in any order; exact, as in {@link RelatingModels}.
 */
final class CoordinateOrder {
    private static final List<Face> READING =
            List.of(Face.QUERY, Face.KEY, Face.VALUE, Face.GATE, Face.UP);
    private static final int MOST_LAYERS = 8;
    private static final int UNITS = 8;
    private static final int OTHER_UNITS = 48;

    private CoordinateOrder() {}

    private record Reading(Numbers one, Numbers other) {

        /** Sum over the units of the greatest absolute cosine with any of the others. */
        double likeness(int[] order) {
            int width = one.width();
            float[] turned = new float[width];
            double sum = 0;
            for (int i = 0; i < one.rows(); i++) {
                for (int k = 0; k < width; k++) {
                    turned[order[k]] = one.cells()[i * width + k];
                }
                float nearest = 0;
                for (int j = 0; j < other.rows(); j++) {
                    float cosine = Numbers.dot(turned, 0, other.cells(), j * width, width);
                    nearest = Math.max(nearest, Math.abs(cosine));
                }
                sum += nearest;
            }
            return sum;
        }
    }

    static double pValue(Anatomy one, Anatomy other, int draws, RandomGenerator random)
            throws RefusedException {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_LAYERS, one.layers().size()); i++) {
            for (Face face : READING) {
                readings.add(
                        new Reading(
                                one.layers().get(i).face(face).spaced(UNITS).directions(),
                                other.layers().get(i).face(face).spaced(OTHER_UNITS).directions()));
            }
        }
        int[] order = IntStream.range(0, one.embedding().width()).toArray();
        double seen = likeness(readings, order);
        return Drawing.pValue(
                seen,
                draws,
                random,
                source -> {
                    Drawing.shuffle(order, source);
                    return likeness(readings, order);
                });
    }

    private static double likeness(List<Reading> readings, int[] order) {
        return readings.stream().mapToDouble(reading -> reading.likeness(order)).sum();
    }
}
