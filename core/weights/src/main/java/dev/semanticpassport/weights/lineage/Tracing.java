package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.lineage.Kinship.Layout;
import dev.semanticpassport.weights.lineage.Relation.LayerLikeness;
import dev.semanticpassport.weights.lineage.Relation.Look;
import dev.semanticpassport.weights.lineage.Relation.Said;
import dev.semanticpassport.weights.lineage.Relation.Way;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Is one model, or adapter, related to another, and how? Two nulls are kept apart. <em>A start of
 * its own</em>: whatever architecture, data and recipe both have, the second's random start was
 * another one. <em>No more than a start</em>: both began at the same random numbers, as with equal
 * seeds, and were trained apart. Related is what refuses both.
 */
public final class Tracing {
    /** Three looks at each of two layouts: the least p-value is told six times as great. */
    private static final int LOOKS = 6;

    private static final int ORDERS = 19_999;
    private static final int COORDINATE_ORDERS = 9_999;
    private static final int OTHER_ORDERS = 999;

    /** Once a look shows that much, no other is taken, which can only enlarge the p-value. */
    private static final double PLAIN = 1e-4;

    /** Streams that lie upon each other so well need no turn. */
    private static final double UPON = 0.9;

    /** Where a start in common is less likely than that, training in common is not looked for. */
    private static final double LOOK_ON = 0.1;

    /** Of a layer's matrices, so that one that no training moves is not enough. */
    private static final double HALF = 0.5;

    private Tracing() {}

    /**
     * Traces what lies open.
     *
     * @return empty where they have nothing of one shape to compare
     * @throws RefusedException where numbers cannot be read
     */
    public static Optional<Relation> trace(Opened one, Opened other, RandomGenerator random)
            throws RefusedException {
        if (one.contents() instanceof Contents.LowRank) {
            return TracingAdapters.trace(Change.of(one), Change.of(other), random);
        }
        Optional<Anatomy> first = Anatomy.of(one);
        Optional<Anatomy> second = first.isPresent() ? Anatomy.of(other) : first;
        if (second.isPresent() && first.get().comparable(second.get())) {
            return Optional.of(trace(first.get(), second.get(), random));
        }
        return RelatingModels.relate(one, other, OTHER_ORDERS, random).map(Tracing::alone);
    }

    /**
     * Traces models that were taken apart before.
     *
     * @throws IllegalArgumentException where they are not comparable
     */
    public static Relation trace(Anatomy one, Anatomy other, RandomGenerator random)
            throws RefusedException {
        if (!one.comparable(other)) {
            throw new IllegalArgumentException("models of other shapes");
        }
        double same = one.sameNumbers(other);
        if (same == 1) {
            return equal(one, other);
        }
        Turn turn = turn(one.embedding(), other.embedding());
        Relation rows = trace(one, other, turn, Layout.ROWS, random);
        if (same > HALF) {
            return rows.numbered();
        }
        if (rows.startP() <= LOOKS * PLAIN) {
            return rows;
        }
        Anatomy turned = other.columnwise();
        Relation columns = trace(one, turned, turn, Layout.COLUMNS, random);
        Relation likelier = columns.startP() < rows.startP() ? columns : rows;
        if (likelier.startP() <= LOOKS * PLAIN) {
            return likelier;
        }
        for (Layout layout : Layout.values()) {
            Anatomy taken = layout == Layout.ROWS ? other : turned;
            double places = CoordinateOrder.pValue(one, taken, COORDINATE_ORDERS, random);
            if (LOOKS * places < likelier.startP()) {
                likelier =
                        (layout == Layout.ROWS ? rows : columns)
                                .started(LOOKS * places, Way.COORDINATES);
            }
        }
        return likelier;
    }

    private static Relation trace(
            Anatomy one, Anatomy other, Turn turn, Layout layout, RandomGenerator random)
            throws RefusedException {
        double places = UnitOrder.pValue(one, other, turn, ORDERS, random);
        double counterparts = Counterparts.of(one, other, turn).pValue();
        double start = Math.min(1, LOOKS * Math.min(places, counterparts));
        int compared = one.layers().size() * Anatomy.Face.values().length;
        Way way = places <= counterparts ? Way.CHANNELS : Way.COUNTERPARTS;
        if (start > LOOK_ON) {
            return new Relation(
                    start,
                    OptionalDouble.empty(),
                    new Look(way, layout, turn.turns(), compared),
                    Double.NaN,
                    Said.NOTHING,
                    List.of());
        }
        Laid laid = Laid.over(one, other, turn);
        Laid nearest = laid;
        double training = trainingP(laid);
        if (turn.turns()) {
            Laid straight = Laid.over(one, other, Turn.none());
            double straightly = trainingP(straight);
            if (straightly < training) {
                nearest = straight;
                training = straightly;
            }
        }
        return new Relation(
                        start,
                        // looked for both ways, and straight or turned
                        OptionalDouble.of(Math.min(1, 4 * training)),
                        new Look(way, layout, turn.turns() && nearest == laid, compared),
                        mean(nearest.kept(false)),
                        Said.NOTHING,
                        likeness(one, nearest))
                .directed(Directing.direct(one, other, nearest.distance()));
    }

    /** Two of the very same numbers; how they lie is left open. */
    private static Relation equal(Anatomy one, Anatomy other) {
        return new Relation(
                        Margin.LEAST,
                        OptionalDouble.of(Margin.LEAST),
                        new Look(
                                Way.NUMBERS,
                                Layout.ROWS,
                                false,
                                one.layers().size() * Anatomy.Face.values().length),
                        1,
                        Said.NOTHING,
                        one.layers().stream()
                                .map(layer -> new LayerLikeness(layer.index(), 1))
                                .toList())
                .directed(
                        Directing.marked(one, other)
                                .orElse(
                                        new Said(
                                                Relation.Direction.THE_SAME,
                                                "they differ in order alone")));
    }

    /** Chosen by the embeddings alone, so that the channels' order has no part in it. */
    static Turn turn(Numbers one, Numbers other) {
        Optional<Turn> upon = Turn.upon(one, other);
        boolean lies =
                upon.isEmpty()
                        || Turn.likeness(one, other, Turn.none())
                                > UPON * Turn.likeness(one, other, upon.get());
        return lies ? Turn.none() : upon.get();
    }

    private static double trainingP(Laid laid) {
        return Math.min(
                Margin.above(laid.kept(false), Margin.KEPT),
                Margin.above(laid.kept(true), Margin.KEPT));
    }

    private static List<LayerLikeness> likeness(Anatomy one, Laid laid) {
        List<LayerLikeness> layers = new ArrayList<>();
        for (int layer = 0; layer < laid.depth(); layer++) {
            layers.add(new LayerLikeness(one.layers().get(layer).index(), laid.likeness(layer)));
        }
        return layers;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The look at the coordinates alone, which other architectures have as well. */
    private static Relation alone(Kinship places) {
        return new Relation(
                places.pValue(),
                OptionalDouble.empty(),
                new Look(Way.COORDINATES, places.layout(), false, places.compared()),
                Double.NaN,
                Said.NOTHING,
                List.of());
    }
}
