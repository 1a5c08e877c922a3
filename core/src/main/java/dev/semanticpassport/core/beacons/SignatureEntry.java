package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.UUID;

/**
 * What the log is told of a signature, in the order in which it must be told: frozen, then keyed,
 * then trained. An entry's bytes are canonical JSON.
 */
public sealed interface SignatureEntry {

    UUID passportId();

    /** Number of beacons. */
    int beacons();

    /**
     * Steps 1 and 2: beacons are frozen and the author's key is committed to.
     *
     * @param beaconsRoot {@link FrozenBeacons#root()}
     * @param commitment {@link AuthorKey#commitment()}
     */
    record Frozen(UUID passportId, int beacons, Sha256 beaconsRoot, Sha256 commitment)
            implements SignatureEntry {
        public Frozen {
            requireBeacons(beacons);
        }
    }

    /**
     * Steps 3 and 4: randomness is drawn and the beacons' keys are fixed.
     *
     * @param frozen digest of the bytes of the entry that froze the beacons
     * @param randomness drawn after it
     * @param keysRoot {@link KeyTree#root()}
     */
    record Keyed(
            UUID passportId, int beacons, Sha256 frozen, Randomness randomness, Sha256 keysRoot)
            implements SignatureEntry {
        public Keyed {
            requireBeacons(beacons);
        }
    }

    /** The entry's bytes; the leaf in the log is their hash. */
    default byte[] bytes() {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("passportId", passportId().toString())
                        .put("beacons", beacons());
        switch (this) {
            case Frozen(_, _, Sha256 beaconsRoot, Sha256 commitment) ->
                    json.put("entry", "signature-frozen/v1")
                            .put("beaconsRoot", beaconsRoot.hex())
                            .put("commitment", commitment.hex());
            case Keyed(_, _, Sha256 frozen, Randomness randomness, Sha256 keysRoot) ->
                    json.put("entry", "signature-keyed/v1")
                            .put("frozen", frozen.hex())
                            .put("keysRoot", keysRoot.hex())
                            .set("randomness", randomness.toJson());
        }
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads an entry; one that is not canonical is refused, because its bytes would hash to another
     * leaf.
     */
    static SignatureEntry parse(String file, byte[] bytes) {
        JsonFields json = JsonFields.of(file, bytes);
        String entry = json.text("entry");
        SignatureEntry read =
                switch (entry) {
                    case "signature-frozen/v1" -> {
                        json.onlyThese(
                                "entry", "passportId", "beacons", "beaconsRoot", "commitment");
                        yield new Frozen(
                                json.uuid("passportId"),
                                beacons(json),
                                json.sha256("beaconsRoot"),
                                json.sha256("commitment"));
                    }
                    case "signature-keyed/v1" -> {
                        json.onlyThese(
                                "entry",
                                "passportId",
                                "beacons",
                                "frozen",
                                "randomness",
                                "keysRoot");
                        yield new Keyed(
                                json.uuid("passportId"),
                                beacons(json),
                                json.sha256("frozen"),
                                Randomness.fromJson(json.object("randomness")),
                                json.sha256("keysRoot"));
                    }
                    default ->
                            throw json.error(
                                    "entry",
                                    "is neither signature-frozen/v1 nor signature-keyed/v1");
                };
        if (!CanonicalJson.isCanonical(bytes)) {
            throw json.error("", "is not in its canonical form");
        }
        return read;
    }

    private static int beacons(JsonFields json) {
        long beacons = json.count("beacons");
        if (beacons < 1 || beacons > Integer.MAX_VALUE) {
            throw json.error("beacons", "is not a number of beacons");
        }
        return (int) beacons;
    }

    private static void requireBeacons(int beacons) {
        if (beacons < 1) {
            throw new IllegalArgumentException("a signature has at least one beacon");
        }
    }
}
