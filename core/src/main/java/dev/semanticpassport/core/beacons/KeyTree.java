package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.MerkleTree;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import java.util.List;

/** The tree over the digests of the beacons' keys; its root is logged before training. */
public record KeyTree(List<Sha256> digests) {

    public KeyTree {
        digests = List.copyOf(digests);
    }

    /** The tree of these keys. */
    public static KeyTree of(List<BeaconKey> keys) {
        return new KeyTree(keys.stream().map(BeaconKey::digest).toList());
    }

    public Sha256 root() {
        return tree().root();
    }

    /** Shows that a key stands at its place. */
    public InclusionProof inclusion(int index) {
        return tree().inclusion(index);
    }

    static Sha256 leafHash(Sha256 digest) {
        return TreeHashing.leaf(digest.bytes());
    }

    private MerkleTree tree() {
        return MerkleTree.over(digests.stream().map(KeyTree::leafHash).toList());
    }
}
