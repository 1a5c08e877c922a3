package dev.semanticpassport.passport.tree;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import java.util.List;
import java.util.UUID;

/**
 * A tree with the author's edits applied.
 *
 * @param tree as it is now
 * @param lost edits that found their idea no more, in their order; they are kept and tried again
 *     whenever the tree is built anew
 */
public record EditedTree(MeaningTree tree, List<UUID> lost) {
    public EditedTree {
        lost = List.copyOf(lost);
    }

    /** How many of its ideas stand so. */
    public int count(Standing standing) {
        return (int) tree.ideas().stream().map(Idea::standing).filter(standing::equals).count();
    }

    /** Hides the ideas. */
    @Override
    public String toString() {
        return "EditedTree[" + tree.ideas().size() + " ideas]";
    }
}
