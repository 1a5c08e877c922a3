package dev.semanticpassport.document.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.keys.KeyEntry;
import java.util.Optional;
import java.util.UUID;

/** What a leaf of the log says, as far as passports are concerned. */
public sealed interface Leaf {

    /**
     * A revision was issued.
     *
     * @param keyId of the author's key that signed it; empty where the author did not sign
     */
    record Issued(UUID passport, int revision, Sha256 digest, Optional<String> keyId)
            implements Leaf {}

    /** An author's key was created, rotated or revoked. */
    record Key(DsseEnvelope envelope) implements Leaf {}

    /** Beacons were frozen. */
    record Frozen(
            UUID passport,
            String author,
            Sha256 beaconsRoot,
            Sha256 keyCommitment,
            int count,
            double survivalFloor)
            implements Leaf {}

    /** The beacons' keys were fixed under the randomness. */
    record Keyed(UUID passport, long frozen, Randomness randomness, Sha256 keysRoot)
            implements Leaf {}

    /** A verification was settled. */
    record Verdict(UUID verification, Optional<UUID> passport, Sha256 digest) implements Leaf {}

    /** A leaf of a type that is not known here. */
    record Other(String type) implements Leaf {}

    /** The bytes of the leaf of a revision. */
    static byte[] bytes(Issued issued) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "passport.issued")
                .put("passport", issued.passport().toString())
                .put("revision", issued.revision())
                .put("digest", issued.digest().hex());
        issued.keyId().ifPresent(id -> json.put("keyId", id));
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads a leaf.
     *
     * @param file its name, for errors
     */
    static Leaf parse(String file, byte[] leaf) {
        JsonFields json = JsonFields.of(file, leaf);
        if (!CanonicalJson.isCanonical(leaf)) {
            throw json.error("", "is not in its canonical form");
        }
        String type = json.text("type");
        if (KeyEntry.isType(type)) {
            json.onlyThese("type", "keyId", "envelope");
            DsseEnvelope envelope = DsseEnvelope.fromJson(json.object("envelope"));
            KeyEntry entry = KeyEntry.read(json.where("envelope"), envelope);
            json.requireText("type", entry.type());
            json.requireText("keyId", entry.keyId());
            return new Key(envelope);
        }
        return switch (type) {
            case "passport.issued" -> {
                json.onlyThese("type", "passport", "revision", "digest", "keyId");
                yield new Issued(
                        json.uuid("passport"),
                        json.index("revision", Integer.MAX_VALUE),
                        json.sha256("digest"),
                        json.optional("keyId", name -> json.sha256(name).hex()));
            }
            case "beacons.frozen" ->
                    new Frozen(
                            json.uuid("passport"),
                            json.text("author"),
                            json.sha256("beaconsRoot"),
                            json.sha256("keyCommitment"),
                            json.index("count", Integer.MAX_VALUE),
                            json.number("survivalFloor"));
            case "keys.committed" ->
                    new Keyed(
                            json.uuid("passport"),
                            json.count("frozen"),
                            Randomness.fromJson(json.object("randomness")),
                            json.sha256("keysRoot"));
            case "verdict" ->
                    new Verdict(
                            json.uuid("verification"),
                            json.optional("passport", json::uuid),
                            json.sha256("digest"));
            default -> new Other(type);
        };
    }
}
