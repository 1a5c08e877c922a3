package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.UnitMatch.Facing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which layers come from which of several models: each layer as the mixture of theirs that is
 * nearest to it.
 *
 * @param layers in their order
 */
public record MixtureOfParents(List<Layer> layers) {
    /** Where so little is left, the layer is the mixture and nothing else. */
    private static final double NOTHING = 1e-3;

    /** A weight so near to none or all counts as that. */
    private static final double ROUNDING = 0.05;

    public MixtureOfParents {
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param weights of the models in the order they were named
     * @param left squared distance from the mixture, in shares of that from the nearest model; 0
     *     where a model has the very layer
     */
    public record Layer(int layer, List<Double> weights, double left) {
        public Layer {
            weights = List.copyOf(weights);
        }

        /** Whether it is a mixture of the models', or one of them, with nothing added. */
        public boolean whole() {
            return left < NOTHING
                    && weights.stream().allMatch(one -> one > -ROUNDING && one < 1 + ROUNDING);
        }

        /** The model that it is most of. */
        public int most() {
            int most = 0;
            for (int i = 1; i < weights.size(); i++) {
                most = weights.get(i) > weights.get(most) ? i : most;
            }
            return most;
        }
    }

    /** Whether all of it was put together of the models, and of no single one alone. */
    public boolean putTogether() {
        boolean whole = layers.stream().allMatch(Layer::whole);
        boolean alone =
                layers.stream()
                        .allMatch(layer ->
                                layer.most() == layers.getFirst().most()
                                        && layer.weights.get(layer.most()) > 1 - ROUNDING);
        return whole && !alone;
    }

    /**
     * Takes a model apart.
     *
     * @param parents at least one, each comparable to the child
     */
    public static MixtureOfParents of(Anatomy child, List<Anatomy> parents)
            throws RefusedException {
        List<Laid> laid = new ArrayList<>();
        for (Anatomy parent : parents) {
            laid.add(Laid.over(child, parent, Tracing.turn(child.embedding(), parent.embedding())));
        }
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < child.layers().size(); layer++) {
            int at = layer;
            List<List<Facing>> facings = laid.stream().map(one -> one.facings(at)).toList();
            layers.add(nearest(child.layers().get(layer).index(), facings));
        }
        return new MixtureOfParents(layers);
    }

    /** Least squares by the normal equations. */
    private static Layer nearest(int layer, List<List<Facing>> parents) {
        int count = parents.size();
        double[][] products = new double[count][count + 1];
        double square = 0;
        for (int face = 0; face < parents.getFirst().size(); face++) {
            float[] child = parents.getFirst().get(face).first().cells();
            square += dot(child, child);
            for (int i = 0; i < count; i++) {
                float[] one = parents.get(i).get(face).second().cells();
                products[i][count] += dot(one, child);
                for (int j = 0; j < count; j++) {
                    products[i][j] += dot(one, parents.get(j).get(face).second().cells());
                }
            }
        }
        double closest = Double.POSITIVE_INFINITY;
        int which = 0;
        for (int i = 0; i < count; i++) {
            double apart = square - 2 * products[i][count] + products[i][i];
            if (apart < closest) {
                closest = apart;
                which = i;
            }
        }
        Double[] weights = new Double[count];
        Arrays.fill(weights, 0.0);
        if (closest < 1e-8 * square) {
            weights[which] = 1.0;
            return new Layer(layer, List.of(weights), 0);
        }
        double left = square;
        double[] solved = solved(products);
        for (int i = 0; i < count; i++) {
            weights[i] = solved[i];
            left -= 2 * solved[i] * products[i][count];
            for (int j = 0; j < count; j++) {
                left += solved[i] * solved[j] * products[i][j];
            }
        }
        return new Layer(layer, List.of(weights), Math.max(0, left) / closest);
    }

    /** Gauss's elimination; directions without anything of their own get nothing. */
    private static double[] solved(double[][] given) {
        int count = given.length;
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = given[i].clone();
        }
        double[] solved = new double[count];
        for (int i = 0; i < count; i++) {
            for (int below = i + 1; below < count && rows[i][i] > 1e-9 * given[i][i]; below++) {
                double factor = rows[below][i] / rows[i][i];
                for (int k = i; k <= count; k++) {
                    rows[below][k] -= factor * rows[i][k];
                }
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            double rest = rows[i][count];
            for (int k = i + 1; k < count; k++) {
                rest -= rows[i][k] * solved[k];
            }
            solved[i] = rows[i][i] > 1e-9 * given[i][i] ? rest / rows[i][i] : 0;
        }
        return solved;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
