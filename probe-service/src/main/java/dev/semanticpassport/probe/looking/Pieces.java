package dev.semanticpassport.probe.looking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Cuts things that follow each other into pieces of about equal bytes. Whoever has the same things
 * in the same order finds the same pieces.
 */
final class Pieces {
    private Pieces() {}

    /**
     * The things that begin within one piece; a thing is never cut.
     *
     * @param bytes of a thing, at least 0
     * @param piece from 0
     * @param of how many pieces, at least 1
     */
    static <T> List<T> piece(List<T> things, ToLongFunction<T> bytes, int piece, int of) {
        double all = things.stream().mapToDouble(bytes::applyAsLong).sum();
        List<T> its = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < things.size(); i++) {
            T thing = things.get(i);
            // where nothing has bytes the things themselves are counted
            double share = all == 0 ? (double) i / things.size() : before / all;
            if (Math.min(of - 1, (int) (share * of)) == piece) {
                its.add(thing);
            }
            before += bytes.applyAsLong(thing);
        }
        return List.copyOf(its);
    }
}
