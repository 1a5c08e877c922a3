package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.algebra.SingularValues;
import dev.semanticpassport.weights.lineage.UnitMatch.Facing;
import dev.semanticpassport.weights.working.Together;
import java.util.List;
import java.util.stream.IntStream;

/** One model laid over another: streams turned upon each other, channels matched. */
final class Laid {
    /** Strongest directions of a matrix, which training made. */
    private static final int LEARNT = 3;

    private final List<List<UnitMatch>> layers;

    private Laid(List<List<UnitMatch>> layers) {
        this.layers = layers;
    }

    static Laid over(Anatomy first, Anatomy second, Turn turn) throws RefusedException {
        return new Laid(
                Together.each(
                        IntStream.range(0, first.layers().size()).boxed().toList(),
                        layer ->
                                UnitMatch.kinds(first.layers().get(layer)).stream()
                                        .map(kind ->
                                                new UnitMatch(
                                                        kind,
                                                        first.layers().get(layer),
                                                        second.layers().get(layer),
                                                        turn))
                                        .toList()));
    }

    int depth() {
        return layers.size();
    }

    /** Every matrix of a layer. */
    List<Facing> facings(int layer) {
        return layers.get(layer).stream().flatMap(match -> match.facings().stream()).toList();
    }

    private List<Facing> facings() {
        return IntStream.range(0, depth())
                .boxed()
                .flatMap(layer -> facings(layer).stream())
                .toList();
    }

    /**
     * For each matrix, how much of the strongest directions that it has in one model is found in
     * the other: Σ (A v)·(B v) / Σ |A v|², rows at length one. 1 for a copy, about 0.3 for
     * trainings of their own, since the most like channels were chosen.
     *
     * @param backwards whether the second's directions are looked for in the first
     */
    double[] kept(boolean backwards) {
        return facings().stream()
                .map(Facing::directions)
                .mapToDouble(facing -> kept(backwards ? facing.reversed() : facing))
                .toArray();
    }

    private static double kept(Facing facing) {
        Numbers one = facing.first();
        int count = Math.min(LEARNT, Math.min(one.rows(), one.width()));
        float[] directions = strongest(one, count);
        double sum = 0;
        for (int s = 0; s < count; s++) {
            double both = 0;
            double own = 0;
            for (int i = 0; i < one.rows(); i++) {
                double mine = along(one, i, directions, s);
                both += mine * along(facing.second(), i, directions, s);
                own += mine * mine;
            }
            sum += own == 0 ? 0 : both / own;
        }
        return sum / count;
    }

    /** Right singular vectors, of any length. */
    private static float[] strongest(Numbers numbers, int count) {
        int rows = numbers.rows();
        int width = numbers.width();
        boolean tall = rows > width;
        double[] cells = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < width; k++) {
                cells[tall ? k * rows + i : i * width + k] = numbers.cells()[i * width + k];
            }
        }
        double[] found =
                SingularValues.orthogonalRows(cells, tall ? width : rows, tall ? rows : width);
        float[] directions = new float[count * width];
        for (int s = 0; s < count; s++) {
            for (int k = 0; k < width; k++) {
                double cell = tall ? 0 : found[s * width + k];
                for (int i = 0; i < rows && tall; i++) {
                    cell += found[s * rows + i] * numbers.cells()[i * width + k];
                }
                directions[s * width + k] = (float) cell;
            }
        }
        return directions;
    }

    private static double along(Numbers numbers, int row, float[] directions, int direction) {
        int width = numbers.width();
        double along = 0;
        for (int k = 0; k < width; k++) {
            along += numbers.cells()[row * width + k] * directions[direction * width + k];
        }
        return along;
    }

    /** Mean cosine of the channels of a layer with their matches. */
    double likeness(int layer) {
        return facings(layer).stream()
                .map(Facing::directions)
                .mapToDouble(facing ->
                        IntStream.range(0, facing.first().rows())
                                .mapToDouble(i -> facing.first().dot(i, facing.second(), i))
                                .average()
                                .orElse(0))
                .average()
                .orElse(0);
    }

    /** How a layer's numbers lie to each other. */
    Distance distance(int layer) {
        Distance distance = Distance.NONE;
        for (Facing facing : facings(layer)) {
            distance = distance.plus(Distance.of(facing.first(), facing.second()));
        }
        return distance;
    }

    /** How all numbers lie to each other. */
    Distance distance() {
        Distance distance = Distance.NONE;
        for (int layer = 0; layer < depth(); layer++) {
            distance = distance.plus(distance(layer));
        }
        return distance;
    }
}
