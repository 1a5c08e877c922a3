package dev.semanticpassport.core.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** The public half of an author's or log's key: Ed25519 or P-256. */
public final class VerificationKey {

    private final PublicKey key;
    private final SignatureScheme scheme;

    private VerificationKey(PublicKey key, SignatureScheme scheme) {
        this.key = key;
        this.scheme = scheme;
    }

    static VerificationKey of(PublicKey key) {
        return new VerificationKey(key, SignatureScheme.of(key));
    }

    /** Reads one {@code PUBLIC KEY} block (SPKI, RFC 7468). */
    public static VerificationKey fromPem(String file, String pem) {
        return fromSpki(file, Pem.block(file, pem, "PUBLIC KEY"));
    }

    /** An Ed25519 key from its 32 raw bytes, as notes have it. */
    public static VerificationKey fromRawEd25519(byte[] raw) {
        if (raw.length != SignatureScheme.ED25519_RAW_BYTES) {
            throw new IllegalArgumentException(
                    "an Ed25519 public key has 32 bytes, not " + raw.length);
        }
        byte[] prefix = SignatureScheme.ed25519SpkiPrefix();
        byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, spki, prefix.length, raw.length);
        return fromSpki("Ed25519 key", spki);
    }

    static VerificationKey fromSpki(String file, byte[] spki) {
        for (SignatureScheme scheme : SignatureScheme.values()) {
            try {
                PublicKey key =
                        KeyFactory.getInstance(scheme.keyAlgorithm())
                                .generatePublic(new X509EncodedKeySpec(spki));
                return VerificationKey.of(key);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Not of this kind: the next one is tried, and none is an error below.
            }
        }
        throw new UnreadableFileException(
                file, "PUBLIC KEY", "is neither an Ed25519 nor a P-256 key");
    }

    /** SHA-256 of the SPKI bytes, in hexadecimal. */
    public String keyId() {
        return Sha256.of(key.getEncoded()).hex();
    }

    /** The key as SPKI in PEM. */
    public String pem() {
        return Pem.write("PUBLIC KEY", key.getEncoded());
    }

    /** The 32 raw bytes of an Ed25519 key. */
    public byte[] rawEd25519() {
        return switch (scheme) {
            case ED25519 -> {
                byte[] spki = key.getEncoded();
                yield Arrays.copyOfRange(
                        spki, spki.length - SignatureScheme.ED25519_RAW_BYTES, spki.length);
            }
            case P256 -> throw new IllegalStateException("a P-256 key has no raw Ed25519 bytes");
        };
    }

    public SignatureScheme scheme() {
        return scheme;
    }

    /**
     * Whether this key's owner signed exactly this message; a malformed signature is simply not
     * one.
     */
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(scheme.signatureAlgorithm());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that
                && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key.getEncoded());
    }

    @Override
    public String toString() {
        return "VerificationKey[" + scheme + " " + keyId() + "]";
    }
}
