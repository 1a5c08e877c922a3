package dev.semanticpassport.core.signing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A DSSE envelope (version 1), component by component as in its JSON: payload and signatures are
 * standard base64.
 *
 * @param payload base64 of the bytes that are signed
 * @param payloadType what the payload is, such as {@value #IN_TOTO}
 * @param signatures at least one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DsseEnvelope(String payload, String payloadType, List<Signature> signatures) {

    /** The payload type of an in-toto statement. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    /**
     * One signature.
     *
     * @param keyid {@link VerificationKey#keyId()} of the signer; a hint, never trusted
     * @param sig base64 of the signature over the pre-authentication encoding
     */
    public record Signature(String keyid, String sig) {}

    /** What checking an envelope against known keys gave. */
    public sealed interface Check {
        /** At least one known key signed; all that did. */
        record Signed(List<VerificationKey> by) implements Check {}

        /** No known key signed this, and why. */
        record NotSigned(String reason) implements Check {}
    }

    public DsseEnvelope {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("a DSSE envelope has at least one signature");
        }
        decode("payload", payload);
        for (Signature signature : signatures) {
            decode("sig", signature.sig());
        }
    }

    /** Signs the payload under its type. */
    public static DsseEnvelope sign(
            String payloadType, byte[] payload, SigningKey key, SecureRandom random) {
        byte[] bytes = key.sign(preAuthenticationEncoding(payloadType, payload), random);
        Base64.Encoder base64 = Base64.getEncoder();
        return new DsseEnvelope(
                base64.encodeToString(payload),
                payloadType,
                List.of(
                        new Signature(
                                key.verificationKey().keyId(), base64.encodeToString(bytes))));
    }

    /** The envelope as a tree of JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payload", payload).put("payloadType", payloadType);
        ArrayNode list = json.putArray("signatures");
        signatures.forEach(one -> list.addObject().put("keyid", one.keyid()).put("sig", one.sig()));
        return json;
    }

    /** Reads an envelope in its one spelling; says nothing yet about who signed it. */
    public static DsseEnvelope fromJson(JsonFields json) {
        json.onlyThese("payload", "payloadType", "signatures");
        List<Signature> signatures = new ArrayList<>();
        for (JsonFields one : json.objects("signatures")) {
            one.onlyThese("keyid", "sig");
            String keyId = one.has("keyid") ? one.text("keyid") : "";
            signatures.add(new Signature(keyId, base64(one, "sig")));
        }
        return json.read(
                "signatures",
                signatures,
                list -> new DsseEnvelope(base64(json, "payload"), json.text("payloadType"), list));
    }

    /** The decoder overlooks unused bits; with them, one envelope would have many spellings. */
    private static String base64(JsonFields json, String name) {
        String text = json.text(name);
        byte[] bytes = json.read(name, text, Base64.getDecoder()::decode);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw json.error(name, "is not in the one spelling of base64");
        }
        return text;
    }

    /** What signatures are over: payload type and payload, in the pre-authentication encoding. */
    public byte[] preAuthenticated() {
        return preAuthenticationEncoding(payloadType, payloadBytes());
    }

    /** The bytes that are carried. */
    public byte[] payloadBytes() {
        return decode("payload", payload);
    }

    /**
     * Tries every signature with every known key; the key id is only a hint, so it decides nothing.
     */
    public Check verify(Collection<VerificationKey> known) {
        byte[] message = preAuthenticationEncoding(payloadType, payloadBytes());
        List<VerificationKey> signers = new ArrayList<>();
        for (VerificationKey key : known) {
            if (signatures.stream()
                    .anyMatch(signature -> key.verify(message, decode("sig", signature.sig())))) {
                signers.add(key);
            }
        }
        if (signers.isEmpty()) {
            return new Check.NotSigned(
                    "none of "
                            + signatures.size()
                            + " signatures verifies under any of "
                            + known.size()
                            + " known keys");
        }
        return new Check.Signed(List.copyOf(signers));
    }

    /**
     * "DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload, lengths in bytes and ASCII decimal.
     */
    static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                ("DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[head.length + payload.length];
        System.arraycopy(head, 0, encoded, 0, head.length);
        System.arraycopy(payload, 0, encoded, head.length, payload.length);
        return encoded;
    }

    private static byte[] decode(String field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "DSSE field " + field + " is not standard base64", e);
        }
    }
}
