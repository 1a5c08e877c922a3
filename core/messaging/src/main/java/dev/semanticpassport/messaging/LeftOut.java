package dev.semanticpassport.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a dead letter for a body that may hold an author's private words: its length and
 * its SHA-256. The record itself stays where it stood, until its topic forgets it.
 */
final class LeftOut {
    private LeftOut() {}

    /** As JSON. */
    static byte[] of(byte @Nullable [] body) {
        byte[] left = body == null ? new byte[0] : body;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(left);
            return "{\"leftOut\":{\"bytes\":%d,\"sha256\":\"%s\"}}"
                    .formatted(left.length, HexFormat.of().formatHex(digest))
                    .getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
