package dev.semanticpassport.passport.signature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import java.util.UUID;

/** What the log is told of a signature; canonical JSON. */
public final class SignatureLeaves {
    private SignatureLeaves() {}

    /**
     * Step 2: the beacons are frozen and the author's key is committed to. The author's name stands
     * in it, so that anyone can count an author's commitments.
     */
    public static byte[] frozen(
            UUID passportId, String author, Sha256 beaconsRoot, Sha256 commitment, Terms terms) {
        return CanonicalJson.bytes(
                leaf("beacons.frozen", passportId)
                        .put("author", author)
                        .put("beaconsRoot", beaconsRoot.hex())
                        .put("keyCommitment", commitment.hex())
                        .put("count", terms.beacons())
                        .put("survivalFloor", terms.survivalFloor()));
    }

    /**
     * Step 4: the keys under the randomness are fixed, before training.
     *
     * @param frozenLeaf index of the leaf of step 2
     */
    public static byte[] keysCommitted(
            UUID passportId, long frozenLeaf, Randomness randomness, Sha256 keysRoot) {
        ObjectNode leaf =
                leaf("keys.committed", passportId)
                        .put("frozen", frozenLeaf)
                        .put("keysRoot", keysRoot.hex());
        leaf.set("randomness", randomness.toJson());
        return CanonicalJson.bytes(leaf);
    }

    private static ObjectNode leaf(String type, UUID passportId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("passport", passportId.toString());
    }
}
