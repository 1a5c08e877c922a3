package dev.semanticpassport.document.keys;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.DsseEnvelope.Signature;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.VerificationKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an author tells the log of a key, signed by whom it must be signed by. */
public sealed interface KeyEntry {

    /** The payload type of these entries' envelopes. */
    String PAYLOAD_TYPE = "application/vnd.semantic-passport.key+json";

    /** Whose key it is, as passports name their author. */
    String author();

    /** The id of the key that the entry is about. */
    String keyId();

    /** A first key; it signs for itself. */
    record Created(String author, VerificationKey key) implements KeyEntry {
        @Override
        public String keyId() {
            return key.keyId();
        }
    }

    /**
     * A new key in the place of an old one; both sign.
     *
     * @param previous id of the key whose place it takes
     */
    record Rotated(String author, VerificationKey key, String previous) implements KeyEntry {
        @Override
        public String keyId() {
            return key.keyId();
        }
    }

    /**
     * A key that signs nothing any more; it signs that itself, or a key that took its place does.
     *
     * @param reason in words, for whoever reads the log
     */
    record Revoked(String author, String keyId, String reason) implements KeyEntry {}

    /** The type of the log's leaf, which is also the entry's first word. */
    default String type() {
        return switch (this) {
            case Created _ -> "key.created";
            case Rotated _ -> "key.rotated";
            case Revoked _ -> "key.revoked";
        };
    }

    /** Whether a leaf of the log with this type is such an entry. */
    static boolean isType(String type) {
        return Set.of("key.created", "key.rotated", "key.revoked").contains(type);
    }

    /** The bytes that are signed. */
    default byte[] payload() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entry", type()).put("author", author());
        switch (this) {
            case Created(_, VerificationKey key) -> json.put("key", key.pem());
            case Rotated(_, VerificationKey key, String previous) ->
                    json.put("key", key.pem()).put("previous", previous);
            case Revoked(_, String keyId, String reason) ->
                    json.put("keyId", keyId).put("reason", reason);
        }
        return CanonicalJson.bytes(json);
    }

    /** The entry under the signatures of these keys, in their order. */
    default DsseEnvelope sign(List<SigningKey> signers, SecureRandom random) {
        List<Signature> signatures = new ArrayList<>();
        for (SigningKey signer : signers) {
            signatures.addAll(
                    DsseEnvelope.sign(PAYLOAD_TYPE, payload(), signer, random).signatures());
        }
        DsseEnvelope first = DsseEnvelope.sign(PAYLOAD_TYPE, payload(), signers.getFirst(), random);
        return new DsseEnvelope(first.payload(), PAYLOAD_TYPE, signatures);
    }

    /** The leaf of the log, canonical JSON. */
    static byte[] leaf(DsseEnvelope envelope) {
        KeyEntry entry = read("key entry", envelope);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", entry.type()).put("keyId", entry.keyId());
        json.set("envelope", envelope.toJson());
        return CanonicalJson.bytes(json);
    }

    /**
     * Reads an entry; says nothing yet about who signed it.
     *
     * @param file its name, for errors
     */
    static KeyEntry read(String file, DsseEnvelope envelope) {
        JsonFields json = JsonFields.of(file, envelope.payloadBytes());
        if (!envelope.payloadType().equals(PAYLOAD_TYPE)) {
            throw json.error("", "is signed as " + envelope.payloadType());
        }
        if (!CanonicalJson.isCanonical(envelope.payloadBytes())) {
            throw json.error("", "is not in its canonical form");
        }
        String author = json.text("author");
        if (author.isBlank() || author.length() > 256) {
            throw json.error("author", "is empty or longer than 256 characters");
        }
        return switch (json.text("entry")) {
            case "key.created" -> {
                json.onlyThese("entry", "author", "key");
                yield new Created(author, key(json));
            }
            case "key.rotated" -> {
                json.onlyThese("entry", "author", "key", "previous");
                yield new Rotated(author, key(json), json.sha256("previous").hex());
            }
            case "key.revoked" -> {
                json.onlyThese("entry", "author", "keyId", "reason");
                String reason = json.text("reason");
                if (reason.length() > 1024) {
                    throw json.error("reason", "is longer than 1024 characters");
                }
                yield new Revoked(author, json.sha256("keyId").hex(), reason);
            }
            default ->
                    throw json.error(
                            "entry", "is none of key.created, key.rotated and key.revoked");
        };
    }

    private static VerificationKey key(JsonFields json) {
        VerificationKey key = VerificationKey.fromPem(json.where("key"), json.text("key"));
        if (!key.pem().equals(json.text("key"))) {
            throw json.error("key", "is not written as such keys are written");
        }
        return key;
    }
}
