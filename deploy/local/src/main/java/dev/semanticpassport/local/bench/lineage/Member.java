package dev.semanticpassport.local.bench.lineage;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the population.
 *
 * @param name of its file, or of its folder
 * @param start seed of its random start; of its parents' where it was made of others
 * @param data what was learnt from
 * @param parents names of what it was made of; of an adapter the model that it is on is none
 * @param on the model that an adapter is on; of a model its own name
 */
record Member(String name, Kind kind, long start, long data, List<String> parents, String on) {
    Member {
        parents = List.copyOf(parents);
    }

    boolean trained() {
        return parents.isEmpty();
    }

    /** All that must be there before it can be made. */
    Stream<String> needed() {
        return Stream.concat(parents.stream(), kind.adapter() ? Stream.of(on) : Stream.empty());
    }
}
