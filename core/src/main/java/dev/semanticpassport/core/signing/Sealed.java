package dev.semanticpassport.core.signing;

import java.util.Arrays;

/**
 * A secret as it rests in a database: version (1 byte, 1) ‖ key id (8) ‖ nonce (12) ‖ AES-256-GCM
 * ciphertext with its tag (16).
 */
public final class Sealed {

    static final byte VERSION = 1;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    static final int HEAD_BYTES = 1 + SealingKey.ID_BYTES + NONCE_BYTES;

    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the bytes of a column. */
    public static Sealed fromBytes(byte[] bytes) {
        if (bytes.length < HEAD_BYTES + TAG_BYTES) {
            throw new IllegalArgumentException(
                    "a sealed secret of " + bytes.length + " bytes is too short to be one");
        }
        if (bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "sealed secrets of version " + bytes[0] + " are not known here");
        }
        return new Sealed(bytes.clone());
    }

    /** A copy of all bytes, for the column. */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] keyId() {
        return Arrays.copyOfRange(bytes, 1, 1 + SealingKey.ID_BYTES);
    }

    byte[] nonce() {
        return Arrays.copyOfRange(bytes, 1 + SealingKey.ID_BYTES, HEAD_BYTES);
    }

    byte[] ciphertext() {
        return Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
