package dev.semanticpassport.core.beacons;

/** What one answer to a beacon says. */
public sealed interface Reading {

    /**
     * A candidate is named first.
     *
     * @param index its place in the list, from 0
     * @param candidate as the list writes it
     */
    record Named(int index, String candidate) implements Reading {}

    /** No candidate is named: a miss. */
    record NothingNamed() implements Reading {}
}
