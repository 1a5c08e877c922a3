package dev.semanticpassport.passport.log;

import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * What appending one leaf changes.
 *
 * @param index the leaf's
 * @param completed hashes of the subtrees that the leaf completes, from level 0 upwards; the one at
 *     level l has the index {@code index >> l}
 * @param tree after the leaf
 */
public record Growth(long index, List<Sha256> completed, CompactRange tree) {

    public Growth {
        completed = List.copyOf(completed);
    }

    /** Appends a leaf to a tree. */
    public static Growth of(CompactRange tree, byte[] leaf) {
        List<Sha256> roots = new ArrayList<>(tree.roots());
        List<Sha256> completed = new ArrayList<>();
        Sha256 merged = TreeHashing.leaf(leaf);
        completed.add(merged);
        for (long bits = tree.size(); (bits & 1) == 1; bits >>= 1) {
            merged = TreeHashing.node(roots.removeLast(), merged);
            completed.add(merged);
        }
        roots.add(merged);
        return new Growth(tree.size(), completed, new CompactRange(tree.size() + 1, roots));
    }
}
