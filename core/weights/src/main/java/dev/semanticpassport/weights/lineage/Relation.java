package dev.semanticpassport.weights.lineage;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What two models, or two adapters, have in common, and which was made of which.
 *
 * @param startP under the null that the second was trained from a start of its own
 * @param trainingP under the null that they have at most a random start in common; empty where that
 *     is not tested for such models, or nothing of a common start was seen
 * @param look by what the start was told
 * @param kept of what is strongest in the one, how much the other has; for adapters the cosine of
 *     their changes; not a number where training in common was not looked for
 * @param said who was made of whom
 * @param layers by layer
 */
public record Relation(
        double startP,
        OptionalDouble trainingP,
        Look look,
        double kept,
        Said said,
        List<LayerLikeness> layers) {
    /** What is said where nothing else is asked for. */
    public static final double LEVEL = 0.01;

    public Relation {
        layers = List.copyOf(layers);
    }

    /** What may be said. */
    public enum Verdict {
        /** They share more than a start: one was made of the other, or both of a third. */
        RELATED,
        /** They share a random start; that they share training is not shown. */
        COMMON_START,
        /** Nothing that they share is shown, which is no proof that there is nothing. */
        NOTHING_SHOWN
    }

    /** By what a common start was told. */
    public enum Way {
        /** Matrices hold the very same numbers, in whatever order; exact. */
        NUMBERS,
        /** Coordinates of the stream stand at the same places; exact. */
        COORDINATES,
        /** Channels stand at the same places; exact. */
        CHANNELS,
        /** Channels' faces find the same counterparts, wherever they stand; beyond a margin. */
        COUNTERPARTS,
        /** Directions of an adapter stand at the same places; exact. */
        DIRECTIONS,
        /** Adapters read the same spaces; beyond a margin. */
        SPACES
    }

    /**
     * How it was looked at.
     *
     * @param layout how the second's numbers were taken
     * @param turned whether the second's stream was turned upon the first's
     * @param compared matrices or modules that both have
     */
    public record Look(Way way, Kinship.Layout layout, boolean turned, int compared) {}

    /** Who was made of whom. */
    public enum Direction {
        SECOND_OF_FIRST,
        FIRST_OF_SECOND,
        /** Each has gone a way of its own. */
        BOTH_OF_A_THIRD,
        /** The same up to the order of what has no order. */
        THE_SAME,
        UNTOLD
    }

    /**
     * Who was made of whom, and why that is said.
     *
     * @param because in words
     */
    public record Said(Direction direction, String because) {
        static final Said NOTHING = new Said(Direction.UNTOLD, "");
    }

    /**
     * A layer of both.
     *
     * @param likeness mean cosine of channels with their counterparts; for adapters that of the
     *     changes
     */
    public record LayerLikeness(int layer, double likeness) {}

    /** The same where the very same numbers were found in most matrices. */
    Relation numbered() {
        return new Relation(
                Margin.LEAST, OptionalDouble.of(Margin.LEAST), by(Way.NUMBERS), kept, said, layers);
    }

    /** The same where another look showed more of a common start. */
    Relation started(double pValue, Way way) {
        return new Relation(pValue, trainingP, by(way), kept, said, layers);
    }

    private Look by(Way way) {
        return new Look(way, look.layout, look.turned, look.compared);
    }

    /** The same with a direction, where there is a relation that could have one. */
    Relation directed(Said other) {
        return verdict(LEVEL) == Verdict.RELATED
                ? new Relation(startP, trainingP, look, kept, other, layers)
                : this;
    }

    /** Under the null that they are not related, but may have a start in common. */
    public double relatedP() {
        return Math.max(startP, trainingP.orElse(1));
    }

    /** What may be said at a level. */
    public Verdict verdict(double level) {
        if (relatedP() <= level) {
            return Verdict.RELATED;
        }
        return startP <= level ? Verdict.COMMON_START : Verdict.NOTHING_SHOWN;
    }
}
