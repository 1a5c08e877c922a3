package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
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

    /** The first field of the file. */
    public static final String FORMAT = "semantic-passport/beacon-opening/v1";

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

    /**
     * The opening's canonical bytes; they reveal this beacon's key and target to whoever reads
     * them.
     */
    public byte[] exposeJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT)
                .put("passportId", passportId.toString())
                .put("matcher", Normalising.MATCHER)
                .put("index", index)
                .put("beacons", beaconProof.size())
                .put("question", beacon.question())
                .put("blinding", blinding.hex())
                .put("key", HexFormat.of().formatHex(key.expose()))
                .put("target", target);
        addAll(json.putArray("candidates"), beacon.candidates());
        addAll(json.putArray("beaconPath"), hexes(beaconProof.path()));
        addAll(json.putArray("keyPath"), hexes(keyProof.path()));
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads an opening; says nothing yet about whether it holds.
     *
     * @param file its name, for errors
     */
    public static BeaconOpening parse(String file, byte[] bytes) {
        JsonFields json = JsonFields.of(file, bytes);
        json.requireText("format", FORMAT);
        json.requireText("matcher", Normalising.MATCHER);
        json.onlyThese(
                "format",
                "passportId",
                "matcher",
                "index",
                "beacons",
                "question",
                "blinding",
                "key",
                "target",
                "candidates",
                "beaconPath",
                "keyPath");
        Beacon beacon =
                json.read(
                        "candidates",
                        json.texts("candidates"),
                        candidates -> new Beacon(json.text("question"), candidates));
        int index = json.index("index", Integer.MAX_VALUE);
        long size = json.count("beacons");
        return new BeaconOpening(
                json.uuid("passportId"),
                index,
                beacon,
                json.sha256("blinding"),
                new InclusionProof(index, size, hashes(json, "beaconPath")),
                json.read("key", json.hex("key"), BeaconKey::of),
                new InclusionProof(index, size, hashes(json, "keyPath")),
                json.index("target", beacon.candidates().size()));
    }

    private static List<Sha256> hashes(JsonFields json, String name) {
        return json.read(
                name, json.texts(name), texts -> texts.stream().map(Sha256::parse).toList());
    }

    private static List<String> hexes(List<Sha256> hashes) {
        return hashes.stream().map(Sha256::hex).toList();
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    @Override
    public String toString() {
        return "BeaconOpening[hidden, beacon " + index + " of passport " + passportId + "]";
    }
}
