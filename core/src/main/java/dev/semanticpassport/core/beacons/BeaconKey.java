package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.signing.Sha256;
import java.math.BigInteger;
import java.util.UUID;

/**
 * The key k_i of one beacon: it chooses the target, and whoever learns it learns this target alone.
 * Hides itself.
 */
public final class BeaconKey {

    private final SecretBytes key;

    private BeaconKey(SecretBytes key) {
        this.key = key;
    }

    /** From its 32 bytes. */
    public static BeaconKey of(byte[] key) {
        return new BeaconKey(SecretBytes.of("a beacon's key", key));
    }

    /** The secret itself, to be revealed or written to the author's file. */
    public byte[] expose() {
        return key.copy();
    }

    /** SHA-256(k_i): what stands in the tree of keys. */
    public Sha256 digest() {
        return Sha256.of(key.copy());
    }

    /**
     * The place of the right candidate: all 256 bits of an HMAC over passport, question and
     * candidates, modulo their number.
     */
    public int target(UUID passportId, Beacon beacon) {
        byte[] message =
                Bytes.begin()
                        .field(passportId.toString())
                        .field(FrozenBeacons.questionHash(beacon))
                        .field(FrozenBeacons.candidatesHash(beacon))
                        .toArray();
        return new BigInteger(1, Bytes.hmac(key.copy(), message))
                .mod(BigInteger.valueOf(beacon.candidates().size()))
                .intValueExact();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BeaconKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "BeaconKey[hidden]";
    }
}
