package dev.semanticpassport.scoring.panels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells prompts apart: the same words are the same prompt, wherever they were asked. */
public final class Prompts {
    private static final int DIGITS = 32;

    private Prompts() {}

    /** The first 128 bits of SHA-256 of the prompt, its outer white space left out, in hex. */
    public static String key(String prompt) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(prompt.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
