package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signs notes, known by a name (C2SP signed-note).
 *
 * @param name no white space and no plus sign; a log's is its origin
 * @param key Ed25519
 */
public record NoteKey(String name, Kind kind, VerificationKey key) {

    /** What a signature under the key says. */
    public enum Kind {
        /** A log signs its own checkpoint. */
        LOG(1),
        /**
         * A witness saw the checkpoint, consistent with those it saw before, at a time
         * (cosignature/v1).
         */
        WITNESS(4);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    public NoteKey {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a note key's name is not empty and has neither white space nor plus signs");
        }
        if (key.scheme() != SignatureScheme.ED25519) {
            throw new IllegalArgumentException("notes are signed with Ed25519");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || Character.isWhitespace(c)
                                        || Character.isSpaceChar(c)
                                        || Character.isISOControl(c));
    }

    /** Reads {@code name+hash+base64}. */
    public static NoteKey parse(String encoded) {
        String[] parts = encoded.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a note key is written name+hash+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        for (Kind kind : Kind.values()) {
            if (typed.length == 1 + Sha256.BYTES && typed[0] == kind.type) {
                byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
                NoteKey key = new NoteKey(parts[0], kind, VerificationKey.fromRawEd25519(raw));
                if (!key.encoded().equals(encoded)) {
                    throw new IllegalArgumentException(
                            "the hash in the note key is not that of its name and key");
                }
                return key;
            }
        }
        throw new IllegalArgumentException("the note key is of a kind that is not known here");
    }

    /** The key as {@code name+hash+base64}, to be handed to those who verify. */
    public String encoded() {
        return name
                + "+"
                + HexFormat.of().toHexDigits(id())
                + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
    public int id() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.of(named, typed()).bytes()).getInt();
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Sha256.BYTES)
                .put((byte) kind.type)
                .put(key.rawEd25519())
                .array();
    }
}
