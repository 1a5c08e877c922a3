package dev.semanticpassport.meaning.comparing;

import dev.semanticpassport.meaning.IdeaId;
import java.util.List;

/**
 * Two trees side by side.
 *
 * @param pairs ideas that both have, in the first tree's order
 * @param onlyInOne in the first tree's order
 * @param onlyInOther in the second tree's order
 */
public record Comparison(List<Pair> pairs, List<IdeaId> onlyInOne, List<IdeaId> onlyInOther) {
    public Comparison {
        pairs = List.copyOf(pairs);
        onlyInOne = List.copyOf(onlyInOne);
        onlyInOther = List.copyOf(onlyInOther);
    }

    /**
     * One idea of both.
     *
     * @param renamed whether it is labelled otherwise
     * @param moved whether its broader ideas are others
     */
    public record Pair(
            IdeaId one, IdeaId other, Likeness likeness, boolean renamed, boolean moved) {}

    /** How sure it is that two ideas are one. */
    public enum Likeness {
        /** The same id, or the same label but for endings. */
        EXACT,
        /** Much of their words or quotes in common. */
        CLOSE
    }
}
