package dev.semanticpassport.core.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of PEM (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] der) {
        String body =
                Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** The bytes of the one block with this label; other blocks may stand beside it. */
    static byte[] block(String file, String pem, String label) {
        Matcher blocks =
                Pattern.compile(
                                "-----BEGIN "
                                        + label
                                        + "-----([A-Za-z0-9+/=\\s]*)-----END "
                                        + label
                                        + "-----")
                        .matcher(pem);
        if (!blocks.find()) {
            throw new UnreadableFileException(file, label, "there is no such PEM block");
        }
        String body = blocks.group(1).replaceAll("\\s", "");
        if (blocks.find()) {
            throw new UnreadableFileException(file, label, "there is more than one such PEM block");
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, label, "is not base64");
        }
    }
}
