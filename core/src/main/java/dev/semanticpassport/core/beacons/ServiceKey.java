package dev.semanticpassport.core.beacons;

import java.util.UUID;

/**
 * The key that the services share and Kafka never sees: under it, a target travels as a digest.
 * Hides itself.
 */
public final class ServiceKey {

    private final SecretBytes key;

    private ServiceKey(SecretBytes key) {
        this.key = key;
    }

    /** Reads 32 bytes in standard base64, as {@code openssl rand -base64 32} writes them. */
    public static ServiceKey fromBase64(String base64) {
        return new ServiceKey(SecretBytes.fromBase64("the service key", base64));
    }

    /** From its 32 bytes. */
    public static ServiceKey of(byte[] key) {
        return new ServiceKey(SecretBytes.of("the service key", key));
    }

    /**
     * HMAC-SHA256(service key, lp(verification id) ‖ u32be(ordinal) ‖ lp(normalised candidate)).
     */
    public TargetDigest digest(UUID verificationId, int ordinal, String candidate) {
        byte[] message =
                Bytes.begin()
                        .field(verificationId.toString())
                        .u32(ordinal)
                        .field(Normalising.normalise(candidate))
                        .toArray();
        return TargetDigest.of(Bytes.hmac(key.copy(), message));
    }

    @Override
    public String toString() {
        return "ServiceKey[hidden]";
    }
}
