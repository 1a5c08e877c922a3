package dev.semanticpassport.core.signing;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/** How keys sign: Ed25519 (RFC 8032), or ECDSA on P-256 with SHA-256 and DER signatures. */
public enum SignatureScheme {
    ED25519("Ed25519", "Ed25519"),
    P256("EC", "SHA256withECDSA");

    static final int ED25519_RAW_BYTES = 32;

    static final String P256_CURVE = "secp256r1";

    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    SignatureScheme(String keyAlgorithm, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    String keyAlgorithm() {
        return keyAlgorithm;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** What stands before the raw key in an Ed25519 SPKI (RFC 8410). */
    static byte[] ed25519SpkiPrefix() {
        return HexFormat.of().parseHex("302a300506032b6570032100");
    }

    static SignatureScheme of(PublicKey key) {
        if (key instanceof EdECPublicKey edwards
                && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return ED25519;
        }
        if (key instanceof ECPublicKey elliptic
                && elliptic.getParams().getCurve().equals(p256().getCurve())) {
            return P256;
        }
        throw new IllegalArgumentException("neither an Ed25519 nor a P-256 key");
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(P256_CURVE));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + P256_CURVE, e);
        }
    }
}
