package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import java.util.List;

/**
 * Shows that a tree only grew: that the older tree's leaves are the first of the newer one (RFC
 * 6962, section 2.1.2).
 *
 * @param olderSize leaves of the older tree, at least 1: every tree grew out of the empty one, and
 *     there is nothing to prove
 * @param newerSize leaves of the newer tree
 * @param hashes as the RFC orders them
 */
public record ConsistencyProof(long olderSize, long newerSize, List<Sha256> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Whether the tree with the newer root is the one with the older root, with leaves appended
     * (RFC 9162, section 2.1.4.2).
     */
    public boolean verify(Sha256 olderRoot, Sha256 newerRoot) {
        if (olderSize < 1 || olderSize > newerSize) {
            return false;
        }
        if (olderSize == newerSize) {
            return hashes.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        return fold(olderRoot, newerRoot);
    }

    private boolean fold(Sha256 olderRoot, Sha256 newerRoot) {
        boolean complete = Long.bitCount(olderSize) == 1;
        // The older root itself is left out of the proof where it is a complete subtree of the
        // newer tree.
        Sha256 older = complete ? olderRoot : hashes.getFirst();
        Sha256 newer = older;
        long node = olderSize - 1;
        long last = newerSize - 1;
        int complements = Long.numberOfTrailingZeros(~node);
        node >>= complements;
        last >>= complements;
        for (Sha256 hash : hashes.subList(complete ? 0 : 1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = TreeHashing.node(hash, older);
                newer = TreeHashing.node(hash, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = TreeHashing.node(newer, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(olderRoot) && newer.equals(newerRoot);
    }
}
