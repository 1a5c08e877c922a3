package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All that opens one beacon of a signature, and no other: anyone can check it against the two
 * logged roots.
 *
 * @param index the beacon's place, from 0
 * @param blinding of its leaf
 * @param beaconProof that it was frozen
 * @param key k_i, revealed
 * @param keyProof that the key was fixed before training
 * @param target place of the right candidate
 */
public record BeaconOpening(
        UUID passportId,
        int index,
        Beacon beacon,
        Sha256 blinding,
        InclusionProof beaconProof,
        BeaconKey key,
        InclusionProof keyProof,
        int target) {

    /** What checking an opening gave. */
    public sealed interface Check {
        /** The beacon was frozen, its key was fixed, and this is the right candidate. */
        record Holds(String rightCandidate) implements Check {}

        /** Something differs from what was logged; all of it, in words. */
        record Differs(List<String> what) implements Check {}
    }

    /** Checks against the roots that the log has. */
    public Check check(Sha256 beaconsRoot, Sha256 keysRoot) {
        List<String> differences = new ArrayList<>();
        Sha256 leaf = TreeHashing.leaf(FrozenBeacons.leaf(index, beacon, blinding));
        if (beaconProof.index() != index || !beaconProof.verify(leaf, beaconsRoot)) {
            differences.add(
                    "beacon "
                            + index
                            + " does not stand at its place under the logged root of beacons");
        }
        if (keyProof.index() != index
                || !keyProof.verify(KeyTree.leafHash(key.digest()), keysRoot)) {
            differences.add(
                    "the key of beacon "
                            + index
                            + " does not stand at its place under the logged root of keys");
        }
        if (keyProof.size() != beaconProof.size()) {
            differences.add(
                    "there are "
                            + beaconProof.size()
                            + " beacons and "
                            + keyProof.size()
                            + " keys");
        }
        int recomputed = key.target(passportId, beacon);
        if (recomputed != target) {
            differences.add(
                    "the target of beacon " + index + " is " + recomputed + ", not " + target);
        }
        return differences.isEmpty()
                ? new Check.Holds(beacon.candidates().get(target))
                : new Check.Differs(List.copyOf(differences));
    }
}
