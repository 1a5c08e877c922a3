package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a passport declares: an idea is bound to these parts, taken together. */
public record DeclaredBinding(String idea, SortedSet<Part> parts) {
    public DeclaredBinding {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a binding names a part: idea '%s'".formatted(idea));
        }
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    /** The removal by which it is judged. */
    public Variant.Minus removal() {
        return new Variant.Minus(parts);
    }
}
