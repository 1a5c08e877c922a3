package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Anatomy.Face;
import dev.semanticpassport.weights.lineage.Change.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which base does an adapter belong to? The coordinates of a base's stream have an order that only
 * its random start gave them, and an adapter is learnt in these coordinates. So what an adapter has
 * in common with a base, or with an adapter on it, is held against the same under random orders of
 * all coordinates: exact for bases of other starts.
 */
public final class SameBase {
    private static final int ORDERS = 1_999;
    private static final int MOST_MODULES = 24;
    private static final int WIDEST = 1_024;

    private SameBase() {}

    /** The side of a module's change that is turned to the stream, and the other one. */
    private record Sides(Numbers stream, Numbers inner) {
        static Optional<Sides> of(String path, Module module) {
            return LlamaPart.named(ModuleName.of(path).part())
                    .map(part ->
                            switch (part) {
                                case QUERY, KEY, VALUE, GATE, UP, READING_GAINS, FEEDING_GAINS ->
                                        new Sides(module.down(), module.up());
                                case OUTPUT, DOWN -> new Sides(module.up(), module.down());
                            });
        }
    }

    /** Products of the directions of one module of two adapters. */
    private static final class Pair {
        private final Numbers one;
        private final Numbers other;
        private final float[][] inner;
        private final double scale;

        private Pair(Numbers one, Numbers other, float[][] inner, double scale) {
            this.one = one;
            this.other = other;
            this.inner = inner;
            this.scale = scale;
        }

        double likeness(int[] order) {
            Numbers turned = reordered(other, order);
            double sum = 0;
            for (int i = 0; i < inner.length; i++) {
                for (int j = 0; j < inner[i].length; j++) {
                    sum += (double) inner[i][j] * one.dot(i, turned, j);
                }
            }
            return sum * scale;
        }
    }

    /**
     * Under the null that two adapters, each of a start of its own, stand on bases of other starts.
     *
     * @return empty where they change nothing in common
     */
    public static OptionalDouble pValue(Change one, Change other, RandomGenerator random)
            throws RefusedException {
        List<Pair> pairs = new ArrayList<>();
        for (Map.Entry<String, Module> module : one.modules().entrySet()) {
            Module match = other.modules().get(module.getKey());
            Optional<Sides> mine = Sides.of(module.getKey(), module.getValue());
            if (match != null && mine.isPresent() && module.getValue().fits(match)) {
                double square = module.getValue().dot(module.getValue()) * match.dot(match);
                Sides theirs = Sides.of(module.getKey(), match).orElseThrow();
                boolean oneStream =
                        pairs.isEmpty()
                                || pairs.getFirst().one.width() == mine.get().stream.width();
                if (square > 0 && oneStream) {
                    pairs.add(
                            new Pair(
                                    mine.get().stream,
                                    theirs.stream,
                                    products(mine.get().inner, theirs.inner),
                                    module.getValue().scale() * match.scale() / Math.sqrt(square)));
                }
            }
        }
        if (pairs.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Pair> some =
                IntStream.range(0, Math.min(MOST_MODULES, pairs.size()))
                        .mapToObj(i ->
                                pairs.get(i * pairs.size() / Math.min(MOST_MODULES, pairs.size())))
                        .toList();
        int[] order = IntStream.range(0, some.getFirst().one.width()).toArray();
        double seen = some.stream().mapToDouble(pair -> pair.likeness(order)).sum();
        return OptionalDouble.of(
                Drawing.pValue(
                        seen,
                        ORDERS,
                        random,
                        source -> {
                            Drawing.shuffle(order, source);
                            return some.stream().mapToDouble(pair -> pair.likeness(order)).sum();
                        }));
    }

    /**
     * Under the null that an adapter was made for a base of another start. What is compared is
     * along which directions of the stream the change and the matrix that it changes are strong.
     *
     * @return empty where they do not fit, or the stream is too wide
     */
    public static OptionalDouble pValue(Change adapter, Anatomy base, RandomGenerator random)
            throws RefusedException {
        int width = base.embedding().width();
        List<double[][]> pairs = new ArrayList<>();
        for (Map.Entry<String, Module> module : adapter.modules().entrySet()) {
            Optional<Sides> sides = Sides.of(module.getKey(), module.getValue());
            Optional<Numbers> matrix = matrix(base, module.getKey());
            if (sides.isPresent()
                    && matrix.isPresent()
                    && sides.get().stream.width() == width
                    && sides.get().inner.width() == matrix.get().rows()
                    && width <= WIDEST) {
                pairs.add(
                        new double[][] {
                            strengths(
                                    sides.get().stream,
                                    products(sides.get().inner, sides.get().inner)),
                            strengths(matrix.get(), new float[0][])
                        });
            }
        }
        if (pairs.isEmpty()) {
            return OptionalDouble.empty();
        }
        int[] order = IntStream.range(0, width).toArray();
        double seen = likeness(pairs, order);
        return OptionalDouble.of(
                Drawing.pValue(
                        seen,
                        ORDERS,
                        random,
                        source -> {
                            Drawing.shuffle(order, source);
                            return likeness(pairs, order);
                        }));
    }

    private static Optional<Numbers> matrix(Anatomy base, String path) {
        ModuleName name = ModuleName.of(path);
        Optional<Face> face =
                LlamaPart.named(name.part())
                        .flatMap(part ->
                                switch (part) {
                                    case QUERY -> Optional.of(Face.QUERY);
                                    case KEY -> Optional.of(Face.KEY);
                                    case VALUE -> Optional.of(Face.VALUE);
                                    case OUTPUT -> Optional.of(Face.OUTPUT);
                                    case GATE -> Optional.of(Face.GATE);
                                    case UP -> Optional.of(Face.UP);
                                    case DOWN -> Optional.of(Face.DOWN);
                                    case READING_GAINS, FEEDING_GAINS -> Optional.empty();
                                });
        return face.flatMap(one ->
                base.layers().stream()
                        .filter(layer -> layer.index() == name.layer().orElse(-1))
                        .findFirst()
                        .map(layer -> layer.face(one)));
    }

    private static float[][] products(Numbers one, Numbers other) {
        float[][] products = new float[one.rows()][other.rows()];
        for (int i = 0; i < one.rows(); i++) {
            for (int j = 0; j < other.rows(); j++) {
                products[i][j] = one.dot(i, other, j);
            }
        }
        return products;
    }

    /**
     * Rowsᵀ inner rows at length one: how strong along each pair of coordinates.
     *
     * @param inner empty for the identity
     */
    private static double[] strengths(Numbers rows, float[][] inner) {
        int width = rows.width();
        double[] strengths = new double[width * width];
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.rows(); j++) {
                float weight = inner.length > 0 ? inner[i][j] : i == j ? 1 : 0;
                for (int k = 0; k < width && weight != 0; k++) {
                    double left = weight * rows.cells()[i * width + k];
                    for (int l = 0; l < width; l++) {
                        strengths[k * width + l] += left * rows.cells()[j * width + l];
                    }
                }
            }
        }
        double square = 0;
        for (double strength : strengths) {
            square += strength * strength;
        }
        for (int i = 0; i < strengths.length && square > 0; i++) {
            strengths[i] /= Math.sqrt(square);
        }
        return strengths;
    }

    private static double likeness(List<double[][]> pairs, int[] order) {
        int width = order.length;
        double sum = 0;
        for (double[][] pair : pairs) {
            for (int k = 0; k < width; k++) {
                for (int l = 0; l < width; l++) {
                    sum += pair[0][k * width + l] * pair[1][order[k] * width + order[l]];
                }
            }
        }
        return sum;
    }

    private static Numbers reordered(Numbers numbers, int[] order) {
        int width = numbers.width();
        float[] cells = new float[numbers.cells().length];
        for (int i = 0; i < numbers.rows(); i++) {
            for (int k = 0; k < width; k++) {
                cells[i * width + k] = numbers.cells()[i * width + order[k]];
            }
        }
        return new Numbers(cells, width);
    }
}
