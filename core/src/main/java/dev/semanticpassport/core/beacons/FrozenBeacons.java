package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.MerkleTree;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A list of beacons whose questions, candidates, order and matcher are fixed by one root.
 *
 * @param beacons at least one, questions different after normalisation
 * @param blindings one for each beacon; without it, the leaf of a beacon not yet asked could be
 *     found by guessing
 */
public record FrozenBeacons(List<Beacon> beacons, List<Sha256> blindings) {

    private static final String LEAF_LABEL = "semantic-passport/v1/beacon";

    public FrozenBeacons {
        beacons = List.copyOf(beacons);
        blindings = List.copyOf(blindings);
        if (beacons.isEmpty() || beacons.size() != blindings.size()) {
            throw new IllegalArgumentException(
                    "at least one beacon is frozen, each with a blinding; there are "
                            + beacons.size()
                            + " and "
                            + blindings.size());
        }
        Set<String> questions = new HashSet<>();
        for (int index = 0; index < beacons.size(); index++) {
            if (!questions.add(Normalising.normalise(beacons.get(index).question()))) {
                throw new IllegalArgumentException(
                        "beacon " + index + " asks what an earlier beacon asks");
            }
        }
    }

    /** Freezes these beacons; the blindings come from the author's key. */
    public static FrozenBeacons freeze(List<Beacon> beacons, AuthorKey key) {
        return new FrozenBeacons(
                beacons, IntStream.range(0, beacons.size()).mapToObj(key::blinding).toList());
    }

    public int size() {
        return beacons.size();
    }

    /** The Merkle root of all leaves: what is logged. */
    public Sha256 root() {
        return tree().root();
    }

    /** Shows that the beacon stands at its place in the list. */
    public InclusionProof inclusion(int index) {
        return tree().inclusion(index);
    }

    private MerkleTree tree() {
        List<Sha256> leaves = new ArrayList<>();
        for (int index = 0; index < beacons.size(); index++) {
            leaves.add(TreeHashing.leaf(leaf(index, beacons.get(index), blindings.get(index))));
        }
        return MerkleTree.over(leaves);
    }

    /** lp(label) ‖ lp(matcher) ‖ u32be(index) ‖ lp(blinding) ‖ lp(H(q)) ‖ lp(H(A)). */
    static byte[] leaf(int index, Beacon beacon, Sha256 blinding) {
        return Bytes.begin()
                .field(LEAF_LABEL)
                .field(Normalising.MATCHER)
                .u32(index)
                .field(blinding)
                .field(questionHash(beacon))
                .field(candidatesHash(beacon))
                .toArray();
    }

    /** H(q) = SHA-256 of the question's UTF-8 bytes. */
    static Sha256 questionHash(Beacon beacon) {
        return Sha256.ofText(beacon.question());
    }

    /** H(A) = SHA-256(u32be(c) ‖ lp(A_1) ‖ … ‖ lp(A_c)). */
    static Sha256 candidatesHash(Beacon beacon) {
        Bytes bytes = Bytes.begin().u32(beacon.candidates().size());
        beacon.candidates().forEach(bytes::field);
        return Sha256.of(bytes.toArray());
    }

    @Override
    public String toString() {
        return "FrozenBeacons[hidden, " + beacons.size() + "]";
    }
}
