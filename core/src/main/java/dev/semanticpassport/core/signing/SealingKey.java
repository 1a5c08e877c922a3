package dev.semanticpassport.core.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An AES-256 key under which secrets rest in a database. Hides itself in text. */
public final class SealingKey {

    static final int ID_BYTES = 8;

    private static final int KEY_BYTES = 32;

    private final byte[] bytes;

    private SealingKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads 32 bytes in standard base64, as {@code openssl rand -base64 32} writes them. */
    public static SealingKey fromBase64(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // The cause is left out: its message quotes a character of the key.
            throw new IllegalArgumentException("the sealing key is not standard base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the sealing key has " + bytes.length + " bytes instead of 32");
        }
        return new SealingKey(bytes);
    }

    /** Names the key without telling it: a prefix of a digest of its 256 bits. */
    byte[] id() {
        byte[] label = "semantic-passport/v1/sealing-key-id".getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Sha256.of(label, bytes).bytes(), ID_BYTES);
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "SealingKey[hidden]";
    }
}
