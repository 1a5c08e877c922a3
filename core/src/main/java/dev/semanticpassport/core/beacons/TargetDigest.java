package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.semanticpassport.core.signing.Sha256;

/**
 * A candidate's digest under the service key, for one verification and ordinal; compared in
 * constant time.
 */
public final class TargetDigest {

    private final Sha256 mac;

    private TargetDigest(Sha256 mac) {
        this.mac = mac;
    }

    static TargetDigest of(byte[] mac) {
        return new TargetDigest(Sha256.fromBytes(mac));
    }

    /** Reads 64 lower-case hexadecimal digits. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TargetDigest parse(String hex) {
        return new TargetDigest(Sha256.parse(hex));
    }

    @JsonValue
    public String hex() {
        return mac.hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetDigest that && mac.equals(that.mac);
    }

    @Override
    public int hashCode() {
        return mac.hashCode();
    }

    @Override
    public String toString() {
        return hex();
    }
}
