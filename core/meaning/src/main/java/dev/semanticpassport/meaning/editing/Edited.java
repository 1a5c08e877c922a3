package dev.semanticpassport.meaning.editing;

import dev.semanticpassport.meaning.MeaningTree;
import java.util.List;

/**
 * A tree after edits.
 *
 * @param unapplied edits that could not be applied, in order; kept by whoever keeps the edits,
 *     since a later import may bring their ideas back
 */
public record Edited(MeaningTree tree, List<Unapplied> unapplied) {
    public Edited {
        unapplied = List.copyOf(unapplied);
    }

    /**
     * @param place of the edit in its list, from 0
     */
    public record Unapplied(int place, TreeEdit edit, Refusal refusal) {}
}
