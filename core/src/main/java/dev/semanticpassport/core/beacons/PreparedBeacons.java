package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a verification needs of a signature, made on the author's machine: beacons, randomness and
 * each beacon's key, never the author's key. As secret as the targets themselves.
 *
 * @param commitment SHA-256(K ‖ salt), as it was logged with the beacons' root
 * @param keys k_i, one for each beacon
 * @param targets places of the right candidates, one for each beacon
 */
public record PreparedBeacons(
        UUID passportId,
        Sha256 commitment,
        Randomness randomness,
        FrozenBeacons frozen,
        List<BeaconKey> keys,
        List<Integer> targets) {

    /** The first field of the file. */
    public static final String FORMAT = "semantic-passport/prepared-beacons/v1";

    private static final String BEACONS = "beacons";
    private static final String BEACONS_ROOT = "beaconsRoot";
    private static final String KEYS_ROOT = "keysRoot";

    /** What checking against the log gave. */
    public sealed interface Check {
        /** Roots and every target are as logged and as recomputed. */
        record Holds() implements Check {}

        /** Something differs; all of it, in words without secrets. */
        record Differs(List<String> what) implements Check {}
    }

    public PreparedBeacons {
        keys = List.copyOf(keys);
        targets = List.copyOf(targets);
        if (keys.size() != frozen.size() || targets.size() != frozen.size()) {
            throw new IllegalArgumentException(
                    frozen.size()
                            + " beacons have "
                            + keys.size()
                            + " keys and "
                            + targets.size()
                            + " targets");
        }
    }

    /** What the log is told first. */
    public SignatureEntry.Frozen frozenEntry() {
        return new SignatureEntry.Frozen(passportId, frozen.size(), beaconsRoot(), commitment);
    }

    /** What the log is told before training. */
    public SignatureEntry.Keyed keyedEntry() {
        return new SignatureEntry.Keyed(
                passportId,
                frozen.size(),
                Sha256.of(frozenEntry().bytes()),
                randomness,
                keysRoot());
    }

    /** Step 4: derives keys and targets once the randomness is drawn. */
    public static PreparedBeacons prepare(
            UUID passportId, FrozenBeacons frozen, AuthorKey authorKey, Randomness randomness) {
        List<BeaconKey> keys = authorKey.beaconKeys(randomness, frozen.size());
        List<Integer> targets = new ArrayList<>();
        for (int index = 0; index < frozen.size(); index++) {
            targets.add(keys.get(index).target(passportId, frozen.beacons().get(index)));
        }
        return new PreparedBeacons(
                passportId, authorKey.commitment(), randomness, frozen, keys, targets);
    }

    public Sha256 beaconsRoot() {
        return frozen.root();
    }

    public Sha256 keysRoot() {
        return KeyTree.of(keys).root();
    }

    /** The right answer to a beacon. */
    public String rightCandidate(int index) {
        return frozen.beacons().get(index).candidates().get(targets.get(index));
    }

    /** What reveals this beacon and no other. */
    public BeaconOpening open(int index) {
        return new BeaconOpening(
                passportId,
                index,
                frozen.beacons().get(index),
                frozen.blindings().get(index),
                frozen.inclusion(index),
                keys.get(index),
                KeyTree.of(keys).inclusion(index),
                targets.get(index));
    }

    /**
     * Recomputes both roots and every target, and compares with what the log has for this passport.
     */
    public Check check(Sha256 loggedBeaconsRoot, Sha256 loggedKeysRoot) {
        List<String> differences = new ArrayList<>();
        if (!beaconsRoot().equals(loggedBeaconsRoot)) {
            differences.add(
                    "the beacons' root is " + beaconsRoot() + ", the log has " + loggedBeaconsRoot);
        }
        if (!keysRoot().equals(loggedKeysRoot)) {
            differences.add("the keys' root is " + keysRoot() + ", the log has " + loggedKeysRoot);
        }
        for (int index = 0; index < frozen.size(); index++) {
            int recomputed = keys.get(index).target(passportId, frozen.beacons().get(index));
            if (recomputed != targets.get(index)) {
                differences.add(
                        "the target of beacon " + index + " is not the one that its key chooses");
            }
        }
        return differences.isEmpty()
                ? new Check.Holds()
                : new Check.Differs(List.copyOf(differences));
    }

    /**
     * The file's canonical bytes. They hold keys and targets: to be written for the owner alone.
     */
    public byte[] exposeJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT)
                .put("passportId", passportId.toString())
                .put("matcher", Normalising.MATCHER)
                .put("commitment", commitment.hex())
                .put(BEACONS_ROOT, beaconsRoot().hex())
                .put(KEYS_ROOT, keysRoot().hex())
                .set("randomness", randomness.toJson());
        ArrayNode list = json.putArray(BEACONS);
        for (int index = 0; index < frozen.size(); index++) {
            Beacon beacon = frozen.beacons().get(index);
            ObjectNode one =
                    list.addObject()
                            .put("question", beacon.question())
                            .put("blinding", frozen.blindings().get(index).hex())
                            .put("key", HexFormat.of().formatHex(keys.get(index).expose()))
                            .put("target", targets.get(index));
            ArrayNode candidates = one.putArray("candidates");
            beacon.candidates().forEach(candidates::add);
        }
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads a file.
     *
     * @param file its name, for errors
     */
    public static PreparedBeacons parse(String file, byte[] json) {
        JsonFields fields = JsonFields.of(file, json);
        fields.requireText("format", FORMAT);
        fields.requireText("matcher", Normalising.MATCHER);
        fields.onlyThese(
                "format",
                "passportId",
                "matcher",
                "commitment",
                BEACONS_ROOT,
                KEYS_ROOT,
                "randomness",
                BEACONS);
        List<Beacon> beacons = new ArrayList<>();
        List<Sha256> blindings = new ArrayList<>();
        List<BeaconKey> keys = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        for (JsonFields one : fields.objects(BEACONS)) {
            one.onlyThese("question", "blinding", "key", "target", "candidates");
            Beacon beacon =
                    one.read(
                            "candidates",
                            one.texts("candidates"),
                            candidates -> new Beacon(one.text("question"), candidates));
            beacons.add(beacon);
            blindings.add(one.sha256("blinding"));
            keys.add(one.read("key", one.hex("key"), BeaconKey::of));
            targets.add(one.index("target", beacon.candidates().size()));
        }
        FrozenBeacons frozen =
                fields.read(BEACONS, beacons, list -> new FrozenBeacons(list, blindings));
        PreparedBeacons prepared =
                new PreparedBeacons(
                        fields.uuid("passportId"),
                        fields.sha256("commitment"),
                        Randomness.fromJson(fields.object("randomness")),
                        frozen,
                        keys,
                        targets);
        fields.requireText(BEACONS_ROOT, prepared.beaconsRoot().hex());
        fields.requireText(KEYS_ROOT, prepared.keysRoot().hex());
        return prepared;
    }

    @Override
    public String toString() {
        return "PreparedBeacons[hidden, " + frozen.size() + " of passport " + passportId + "]";
    }
}
