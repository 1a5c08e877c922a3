package dev.semanticpassport.passport.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete subtree of the log's tree: the leaves from {@code index * 2^level} to the next
 * subtree's first.
 *
 * @param level 0 for a single leaf
 */
public record Subtree(int level, long index) {

    /**
     * The fewest complete subtrees that make up the leaves from {@code from} up to, without, {@code
     * to}; largest first, as RFC 6962 splits such a range. {@code from} must be a multiple of the
     * smallest power of two that is not below the range's length.
     */
    public static List<Subtree> covering(long from, long to) {
        List<Subtree> subtrees = new ArrayList<>();
        long at = from;
        while (at < to) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            if ((at & ((1L << level) - 1)) != 0) {
                throw new IllegalArgumentException(
                        "leaves " + from + " to " + to + " are no node of any tree");
            }
            subtrees.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return subtrees;
    }
}
