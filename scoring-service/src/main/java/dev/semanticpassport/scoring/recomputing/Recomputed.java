package dev.semanticpassport.scoring.recomputing;

/** Whether the stored evidence follows from the stored answers. */
public sealed interface Recomputed {

    /** To the last digit. */
    record Equal(int answers) implements Recomputed {}

    /**
     * It does not.
     *
     * @param where the first thing that differs: an answer's ordinal and field, or evidence's field
     */
    record Different(String where, String stored, String recomputed) implements Recomputed {}
}
