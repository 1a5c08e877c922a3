package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import java.util.List;

/**
 * Shows that a leaf stands in a tree (RFC 6962, section 2.1.1).
 *
 * @param index the leaf's place, from 0
 * @param size the tree's number of leaves
 * @param path sibling hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Sha256> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the leaf with this hash stands at the index in the tree of this size and root (RFC
     * 9162, section 2.1.3.2).
     */
    public boolean verify(Sha256 leafHash, Sha256 root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Sha256 hash = leafHash;
        for (Sha256 sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHashing.node(sibling, hash);
                // A right edge without sibling at this height: the sibling is one of a higher one.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHashing.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
