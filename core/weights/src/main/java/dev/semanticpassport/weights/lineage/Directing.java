package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.lineage.Marks.Mark;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.Said;
import java.util.Optional;

/** Of two relatives, which was made of which. */
final class Directing {
    /** Closer ones differ by rounding alone; in shares of their square. */
    private static final double SAME = 1e-7;

    /** Up to here of the way, the second came of the first. */
    private static final double NEAR = 0.25;

    /** A random start gives channels lengths more equal than that: a deviation of a fifth. */
    private static final double UNEQUAL = 0.04;

    private Directing() {}

    /** Of models. */
    static Said direct(Anatomy first, Anatomy second, Distance distance) {
        Optional<Said> marked = marked(first, second);
        if (marked.isPresent()) {
            return marked.get();
        }
        double one = distance.firstSpread() / distance.matrices();
        double other = distance.secondSpread() / distance.matrices();
        if (Math.abs(one - other) > UNEQUAL && Math.max(one, other) > 2 * Math.min(one, other)) {
            return new Said(
                    one < other ? Direction.SECOND_OF_FIRST : Direction.FIRST_OF_SECOND,
                    "channels of the made one differ in length as no training leaves them");
        }
        return fork(distance.share(), distance.fork());
    }

    /** By a mark that one has and the other lacks. */
    static Optional<Said> marked(Anatomy first, Anatomy second) {
        for (Mark mark : Mark.values()) {
            if (first.marks().lacks(mark) != second.marks().lacks(mark)) {
                return Optional.of(
                        new Said(
                                first.marks().lacks(mark)
                                        ? Direction.SECOND_OF_FIRST
                                        : Direction.FIRST_OF_SECOND,
                                switch (mark) {
                                    case ROUNDED ->
                                            "numbers of the made one are rounded to few steps";
                                    case CUT -> "numbers of the made one are cut to zero";
                                    case FOLDED ->
                                            "gains of the made one's norms stand in its matrices";
                                }));
            }
        }
        return Optional.empty();
    }

    /**
     * By the way that each has gone since they were one.
     *
     * @param share their squared distance in shares of their square
     * @param fork see {@link Distance#fork()}
     */
    static Said fork(double share, double fork) {
        if (share < SAME) {
            return new Said(Direction.THE_SAME, "they differ in order alone");
        }
        if (fork < NEAR) {
            return new Said(
                    Direction.SECOND_OF_FIRST, "the made one has all of the other's way and more");
        }
        if (fork > 1 - NEAR) {
            return new Said(
                    Direction.FIRST_OF_SECOND, "the made one has all of the other's way and more");
        }
        return new Said(Direction.BOTH_OF_A_THIRD, "each has gone a way that the other has not");
    }
}
