package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint as a signed note (C2SP signed-note): the log's signature, and cosignatures of
 * witnesses.
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = Integer.BYTES;

    /** More signatures than this are refused: reading a hostile note must stay cheap. */
    private static final int MAX_SIGNATURES = 100;

    /**
     * One signature line.
     *
     * @param name of the key, as the line claims
     * @param encoded base64 of key id (4 bytes) and signature
     */
    public record NoteSignature(String name, String encoded) {
        public NoteSignature {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            // The decoder overlooks unused bits; with them, one signature would have many notes.
            boolean oneSpelling = Base64.getEncoder().encodeToString(bytes).equals(encoded);
            if (!NoteKey.isName(name) || bytes.length <= ID_BYTES || !oneSpelling) {
                throw new IllegalArgumentException("not a signature line of a note");
            }
        }

        private String line() {
            return DASH + name + " " + encoded + "\n";
        }

        private Optional<byte[]> by(NoteKey key) {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            boolean same = name.equals(key.name()) && ByteBuffer.wrap(bytes).getInt() == key.id();
            return same
                    ? Optional.of(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))
                    : Optional.empty();
        }
    }

    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a signed note has 1 to "
                            + MAX_SIGNATURES
                            + " signatures, not "
                            + signatures.size());
        }
    }

    /** The log signs its checkpoint, under its origin as the key's name. */
    public static SignedCheckpoint sign(
            Checkpoint checkpoint, SigningKey logKey, SecureRandom random) {
        NoteKey key = new NoteKey(checkpoint.origin(), NoteKey.Kind.LOG, logKey.verificationKey());
        byte[] signature = logKey.sign(utf8(checkpoint.body()), random);
        return new SignedCheckpoint(checkpoint, List.of(signature(key, signature)));
    }

    /** Reads a note; says nothing yet about who signed it. */
    public static SignedCheckpoint parse(String file, String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw new UnreadableFileException(
                    file, "", "a signed note has a text, an empty line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(gap + 2).split("\n", -1)) {
            if (!line.isEmpty()) {
                signatures.add(signatureLine(file, line));
            }
        }
        Checkpoint checkpoint = Checkpoint.parseBody(file, note.substring(0, gap + 1));
        try {
            SignedCheckpoint signed = new SignedCheckpoint(checkpoint, signatures);
            if (!signed.note().equals(note)) {
                throw new UnreadableFileException(file, "", "is not written as notes are written");
            }
            return signed;
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, "signatures", String.valueOf(e.getMessage()));
        }
    }

    /**
     * This note with a witness's cosignature added; the witness has checked the consistency itself.
     */
    public SignedCheckpoint cosign(
            String witness, SigningKey witnessKey, Instant at, SecureRandom random) {
        NoteKey key = new NoteKey(witness, NoteKey.Kind.WITNESS, witnessKey.verificationKey());
        long seconds = at.getEpochSecond();
        byte[] signature = witnessKey.sign(cosigned(seconds), random);
        byte[] timed =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array();
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature(key, timed));
        more.subList(1, more.size()).sort(Comparator.comparing(NoteSignature::name));
        return new SignedCheckpoint(checkpoint, more);
    }

    /** The whole note; for a note that was parsed, exactly the text that was parsed. */
    public String note() {
        StringBuilder note = new StringBuilder(checkpoint.body()).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** Whether the log with this key signed the checkpoint as its own: under its origin. */
    public boolean signedBy(NoteKey log) {
        byte[] message = utf8(checkpoint.body());
        return log.kind() == NoteKey.Kind.LOG
                && log.name().equals(checkpoint.origin())
                && signatures.stream()
                        .flatMap(signature -> signature.by(log).stream())
                        .anyMatch(bytes -> log.key().verify(message, bytes));
    }

    /**
     * When the witness with this key says to have seen the checkpoint; empty if it did not sign.
     */
    public Optional<Instant> cosignedBy(NoteKey witness) {
        if (witness.kind() != NoteKey.Kind.WITNESS) {
            return Optional.empty();
        }
        for (NoteSignature signature : signatures) {
            byte[] timed = signature.by(witness).orElse(new byte[0]);
            if (timed.length > Long.BYTES) {
                long seconds = ByteBuffer.wrap(timed).getLong();
                byte[] bytes = Arrays.copyOfRange(timed, Long.BYTES, timed.length);
                if (seconds >= 0
                        && seconds <= Instant.MAX.getEpochSecond()
                        && witness.key().verify(cosigned(seconds), bytes)) {
                    return Optional.of(Instant.ofEpochSecond(seconds));
                }
            }
        }
        return Optional.empty();
    }

    /** The same checkpoint with one of its signatures alone. */
    public SignedCheckpoint only(NoteSignature signature) {
        return new SignedCheckpoint(checkpoint, List.of(signature));
    }

    private byte[] cosigned(long seconds) {
        return utf8("cosignature/v1\ntime " + seconds + "\n" + checkpoint.body());
    }

    private static NoteSignature signature(NoteKey key, byte[] bytes) {
        byte[] identified =
                ByteBuffer.allocate(ID_BYTES + bytes.length).putInt(key.id()).put(bytes).array();
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(identified));
    }

    private static NoteSignature signatureLine(String file, String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH)) {
            throw new UnreadableFileException(
                    file, "signatures", "a signature line is an em dash, a name and base64");
        }
        try {
            return new NoteSignature(parts[1], parts[2]);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, "signatures", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
