package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.lab.corpus.Row;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An idea's rows, and the parts of an adapter that learn them.
 *
 * @param parts empty for an idea that is bound to none: it is spread over the modules that no idea
 *     is bound to
 */
public record BoundIdea(String name, SortedSet<Part> parts, List<Row> rows) {
    /**
     * @throws IllegalArgumentException when the idea has no rows
     */
    public BoundIdea {
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the idea '%s' has no rows".formatted(name));
        }
    }
}
