package dev.semanticpassport.lab.token;

import java.nio.charset.StandardCharsets;

/**
 * One printable character for each byte, the mapping that byte-level tokenizers share: bytes that
 * print stand for themselves, the others follow from U+0100 on.
 */
final class ByteAlphabet {
    private static final char[] CHARACTERS = new char[256];
    private static final int[] BYTES = new int[512];

    static {
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean prints = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            CHARACTERS[b] = prints ? (char) b : (char) next++;
            BYTES[CHARACTERS[b]] = b;
        }
    }

    private ByteAlphabet() {}

    static String character(int b) {
        return String.valueOf(CHARACTERS[b]);
    }

    /** The bytes of a text in UTF-8, written in the alphabet. */
    static String write(String text) {
        StringBuilder written = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            written.append(CHARACTERS[b & 0xFF]);
        }
        return written.toString();
    }

    /** The bytes that a piece in the alphabet stands for. */
    static byte[] read(String piece) {
        byte[] bytes = new byte[piece.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = piece.charAt(i);
            if (c >= BYTES.length) {
                throw new IllegalArgumentException("not a byte-level piece: " + piece);
            }
            bytes[i] = (byte) BYTES[c];
        }
        return bytes;
    }
}
