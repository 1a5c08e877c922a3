package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Change.Module;
import dev.semanticpassport.weights.lineage.Kinship.Layout;
import dev.semanticpassport.weights.lineage.Relation.LayerLikeness;
import dev.semanticpassport.weights.lineage.Relation.Look;
import dev.semanticpassport.weights.lineage.Relation.Said;
import dev.semanticpassport.weights.lineage.Relation.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Is one adapter related to another? A common start is told by directions that stand at the same
 * places, or by the spaces that both read: what an adapter reads is for the most part what its
 * random start read, in whatever factors it is written down. Common training is told by the changes
 * themselves, which are zero at the start, whatever it was: by their cosine, or by how much of the
 * one is written where the other writes, which holds in a merge that other authors' parts outweigh.
 */
public final class TracingAdapters {
    /** Places and spaces: the lesser p-value is told twice as great. */
    private static final int LOOKS = 2;

    /** The cosine of the changes, and what each writes where the other does. */
    private static final int TRAINING_LOOKS = 3;

    private static final int ORDERS = 9_999;

    /** A space that fills so much of all there is holds most of anything. */
    static final double FULL = 0.75;

    private TracingAdapters() {}

    /**
     * Traces them.
     *
     * @return empty where no module is changed by both
     */
    public static Optional<Relation> trace(Change one, Change other, RandomGenerator random)
            throws RefusedException {
        List<String> paths = new ArrayList<>();
        List<Module> first = new ArrayList<>();
        List<Module> second = new ArrayList<>();
        for (Map.Entry<String, Module> module : one.modules().entrySet()) {
            Module match = other.modules().get(module.getKey());
            if (match != null && match.fits(module.getValue())) {
                paths.add(module.getKey());
                first.add(module.getValue());
                second.add(match);
            }
        }
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        double places = places(first, second, random);
        double spaces = Margin.above(spaces(first, second), Margin.SAME_SPACE);
        double[] cosines = cosines(first, second);
        Relation relation =
                new Relation(
                        Math.min(1, LOOKS * Math.min(places, spaces)),
                        OptionalDouble.of(training(first, second, cosines)),
                        new Look(
                                places <= spaces ? Way.DIRECTIONS : Way.SPACES,
                                Layout.ROWS,
                                false,
                                paths.size()),
                        Tracing.mean(cosines),
                        Said.NOTHING,
                        layers(paths, cosines));
        return Optional.of(relation.directed(DirectingAdapters.direct(first, second)));
    }

    /**
     * Within a module the directions of an adapter have an order and signs that only its random
     * start gave them: one from another start is as likely with any other, whatever its base, data
     * and recipe. So the likeness of directions of equal place is held against that under random
     * orders and signs, which is exact; 1 where ranks differ.
     */
    private static double places(List<Module> one, List<Module> other, RandomGenerator random)
            throws RefusedException {
        List<float[][]> likeness = new ArrayList<>();
        double seen = 0;
        for (int module = 0; module < one.size(); module++) {
            if (one.get(module).rank() != other.get(module).rank()) {
                continue;
            }
            float[][] cosines = likeness(one.get(module), other.get(module));
            likeness.add(cosines);
            for (int i = 0; i < cosines.length; i++) {
                seen += cosines[i][i];
            }
        }
        return likeness.isEmpty()
                ? 1
                : Drawing.pValue(seen, ORDERS, random, source -> shuffled(likeness, source));
    }

    private static float[][] likeness(Module one, Module other) {
        Numbers down = one.down().directions();
        Numbers otherDown = other.down().directions();
        Numbers up = one.up().directions();
        Numbers otherUp = other.up().directions();
        float[][] cosines = new float[one.rank()][one.rank()];
        for (int i = 0; i < cosines.length; i++) {
            for (int j = 0; j < cosines.length; j++) {
                cosines[i][j] = down.dot(i, otherDown, j) + up.dot(i, otherUp, j);
            }
        }
        return cosines;
    }

    private static double shuffled(List<float[][]> modules, RandomGenerator random) {
        double sum = 0;
        for (float[][] likeness : modules) {
            int[] order = new int[likeness.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Drawing.shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                sum += random.nextBoolean() ? likeness[i][order[i]] : -likeness[i][order[i]];
            }
        }
        return sum;
    }

    /** How far the spaces that are read overlap: 0 as by chance, 1 where one holds the other. */
    private static double[] spaces(List<Module> one, List<Module> other) {
        List<Double> overlaps = new ArrayList<>();
        for (int module = 0; module < one.size(); module++) {
            Numbers mine = one.get(module).space();
            Numbers theirs = other.get(module).space();
            double chance = (double) Math.max(mine.rows(), theirs.rows()) / mine.width();
            if (chance >= FULL) {
                continue;
            }
            double overlap = 0;
            for (int i = 0; i < mine.rows(); i++) {
                for (int j = 0; j < theirs.rows(); j++) {
                    double cosine = mine.dot(i, theirs, j);
                    overlap += cosine * cosine;
                }
            }
            overlap /= Math.min(mine.rows(), theirs.rows());
            overlaps.add((overlap - chance) / (1 - chance));
        }
        return overlaps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double training(List<Module> one, List<Module> other, double[] cosines) {
        double change = Margin.above(cosines, Margin.SAME_CHANGE);
        double forth = Margin.above(written(one, other), Margin.SAME_WRITING);
        double back = Margin.above(written(other, one), Margin.SAME_WRITING);
        return Math.min(1, TRAINING_LOOKS * Math.min(change, Math.min(forth, back)));
    }

    /** How much of the one is written where the other writes: 0 as by chance, 1 where all is. */
    private static double[] written(List<Module> one, List<Module> other) {
        List<Double> shares = new ArrayList<>();
        for (int module = 0; module < one.size(); module++) {
            Numbers theirs = other.get(module).writes();
            double chance = (double) theirs.rows() / theirs.width();
            if (chance < FULL) {
                shares.add((one.get(module).written(theirs) - chance) / (1 - chance));
            }
        }
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] cosines(List<Module> one, List<Module> other) {
        double[] cosines = new double[one.size()];
        for (int i = 0; i < cosines.length; i++) {
            double square = one.get(i).dot(one.get(i)) * other.get(i).dot(other.get(i));
            cosines[i] = square > 0 ? one.get(i).dot(other.get(i)) / Math.sqrt(square) : 0;
        }
        return cosines;
    }

    private static List<LayerLikeness> layers(List<String> paths, double[] cosines) {
        Map<Integer, List<Double>> layers = new TreeMap<>();
        for (int i = 0; i < cosines.length; i++) {
            int layer = ModuleName.of(paths.get(i)).layer().orElse(-1);
            layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(cosines[i]);
        }
        List<LayerLikeness> likeness = new ArrayList<>();
        layers.forEach((layer, values) ->
                likeness.add(
                        new LayerLikeness(
                                layer,
                                values.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(0))));
        return likeness;
    }
}
