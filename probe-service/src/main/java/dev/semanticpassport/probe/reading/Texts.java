package dev.semanticpassport.probe.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text from an endpoint, made fit to be kept and sent on. */
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int MOST_TOKEN_CHARS = 48;

    private Texts() {}

    /** U+0000, which PostgreSQL refuses, and lone surrogates, which UTF-8 has not, replaced. */
    static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? text : clean.toString();
    }

    /**
     * The longest beginning of some clean text that has at most that many bytes of UTF-8 and ends
     * between two code points.
     */
    static String cut(String clean, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < clean.length(); ) {
            int point = clean.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                return clean.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return clean;
    }

    /** An endpoint's own short word, e.g. of an error; empty where it is none. */
    static String token(String text) {
        return text.matches("[A-Za-z0-9_.-]{1," + MOST_TOKEN_CHARS + "}") ? text : "";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] utf8(String clean) {
        return clean.getBytes(StandardCharsets.UTF_8);
    }
}
