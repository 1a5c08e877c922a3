package dev.semanticpassport.local.platform;

/**
 * One process of a part.
 *
 * @param number counts a part's replicas from 1
 */
public record Replica(Part part, int number) {
    public static Replica first(Part part) {
        return new Replica(part, 1);
    }

    /** The part's own name for its first replica, with the number for the others. */
    public String label() {
        return number == 1 ? part.label() : part.label() + "-" + number;
    }
}
