package dev.semanticpassport.weights.changes;

/**
 * Strong directions of the changed module that its parent has nothing like.
 *
 * @param looked how many of the changed module's leading left singular vectors were looked at
 * @param found how many of them have a cosine below {@link #COSINE} with every one of the parent's
 * @see <a href="https://arxiv.org/abs/2410.21228">Shuttleworth et al. 2024</a>
 */
public record Intruders(int looked, int found) {
    /** A direction this far from all of the parent's is an intruder. */
    public static final double COSINE = 0.5;

    /** Leading directions that are looked at. */
    public static final int DIRECTIONS = 10;
}
