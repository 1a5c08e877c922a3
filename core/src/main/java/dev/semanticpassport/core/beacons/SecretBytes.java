package dev.semanticpassport.core.beacons;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The 32 bytes inside a secret's type, kept in one place so that all of them are hidden alike. */
final class SecretBytes {

    static final int LENGTH = 32;

    private final byte[] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretBytes draw(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    static SecretBytes of(String what, byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    what + " has " + bytes.length + " bytes instead of " + LENGTH);
        }
        return new SecretBytes(bytes.clone());
    }

    static SecretBytes fromBase64(String what, String base64) {
        try {
            return of(what, Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            // The cause is left out: the decoder's message quotes a character of the secret.
            throw new IllegalArgumentException(
                    what + " is not " + LENGTH + " bytes in standard base64");
        }
    }

    byte[] copy() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
