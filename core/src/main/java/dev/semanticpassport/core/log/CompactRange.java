package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * All that appending needs to know of a tree: its size and the roots of its complete subtrees,
 * largest first, one per bit set in the size. Appending costs O(log size) hashes.
 *
 * @param size number of leaves
 * @param roots {@code Long.bitCount(size)} hashes
 */
public record CompactRange(long size, List<Sha256> roots) {

    /** The tree without leaves. */
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        roots = List.copyOf(roots);
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of "
                            + size
                            + " leaves does not have "
                            + roots.size()
                            + " complete subtrees");
        }
    }

    /** The tree with one more leaf. */
    public CompactRange append(Sha256 leafHash) {
        List<Sha256> grown = new ArrayList<>(roots);
        Sha256 merged = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            merged = TreeHashing.node(grown.removeLast(), merged);
        }
        grown.add(merged);
        return new CompactRange(size + 1, grown);
    }

    /** The root of the whole tree. */
    public Sha256 root() {
        if (roots.isEmpty()) {
            return TreeHashing.EMPTY_ROOT;
        }
        Sha256 root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = TreeHashing.node(roots.get(i), root);
        }
        return root;
    }
}
