package dev.semanticpassport.core.signing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 digest; 64 lower-case hexadecimal digits in text and JSON. */
public final class Sha256 {

    /** Length of a digest in bytes. */
    public static final int BYTES = 32;

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    /** The digest of the parts, one after the other, without anything between them. */
    public static Sha256 of(byte[]... parts) {
        MessageDigest sha = newDigest();
        for (byte[] part : parts) {
            sha.update(part);
        }
        return new Sha256(sha.digest());
    }

    /** The digest of the text's UTF-8 bytes. */
    public static Sha256 ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes 32 bytes that are a digest already. */
    public static Sha256 fromBytes(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException(
                    "a SHA-256 digest has 32 bytes, not " + digest.length);
        }
        return new Sha256(digest.clone());
    }

    /**
     * Reads 64 lower-case hexadecimal digits; anything else is refused, so that a digest has one
     * spelling.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sha256 parse(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a SHA-256 digest has 64 lower-case hexadecimal digits; these are "
                            + hex.length()
                            + " characters");
        }
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return digest.clone();
    }

    @JsonValue
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** Standard base64 with padding, as checkpoints have it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
