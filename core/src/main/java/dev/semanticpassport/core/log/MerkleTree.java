package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree over stored leaf hashes, as it was when it had this many leaves; makes roots and proofs
 * (RFC 6962, section 2.1). A proof reads every leaf hash once: 10 million entries are some seconds;
 * a log that grows beyond keeps tiles.
 *
 * @param size how many of the leaves count
 */
public record MerkleTree(long size, LeafHashes leaves) {

    public MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree does not have " + size + " leaves");
        }
    }

    /** The tree over these leaf hashes. */
    public static MerkleTree over(List<Sha256> leafHashes) {
        List<Sha256> leaves = List.copyOf(leafHashes);
        return new MerkleTree(leaves.size(), index -> leaves.get(Math.toIntExact(index)));
    }

    public Sha256 root() {
        return size == 0 ? TreeHashing.EMPTY_ROOT : rootOf(0, size);
    }

    /** Shows that the leaf at the index stands in this tree. */
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has none at " + index);
        }
        List<Sha256> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                path.add(rootOf(middle, to));
                to = middle;
            } else {
                path.add(rootOf(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /**
     * Shows that this tree grew out of the one of its first {@code olderSize} leaves. From 0 leaves
     * the proof is empty and shows nothing: {@link ConsistencyProof#verify} does not accept it.
     */
    public ConsistencyProof consistency(long olderSize) {
        if (olderSize < 0 || olderSize > size) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves did not grow out of one of " + olderSize);
        }
        List<Sha256> hashes = new ArrayList<>();
        if (olderSize > 0 && olderSize < size) {
            long from = 0;
            long to = size;
            while (to != olderSize) {
                long middle = from + largestPowerBelow(to - from);
                if (olderSize <= middle) {
                    hashes.add(rootOf(middle, to));
                    to = middle;
                } else {
                    hashes.add(rootOf(from, middle));
                    from = middle;
                }
            }
            // The verifier knows the older root; only a part of it has to be told.
            if (from != 0) {
                hashes.add(rootOf(from, to));
            }
            Collections.reverse(hashes);
        }
        return new ConsistencyProof(olderSize, size, hashes);
    }

    private Sha256 rootOf(long from, long to) {
        CompactRange range = CompactRange.EMPTY;
        for (long index = from; index < to; index++) {
            range = range.append(leaves.at(index));
        }
        return range.root();
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
