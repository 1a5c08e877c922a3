package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.local.platform.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * A witness of a log: it remembers the last checkpoint that it saw, and cosigns a later one only if
 * the log shows that it grew out of that one.
 */
public final class Witnessing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LogClient log;
    private final Path memory;

    /**
     * @param memory file with the last checkpoint seen; made at the first time
     */
    public Witnessing(LogClient log, Path memory) {
        this.log = log;
        this.memory = memory;
    }

    /**
     * Looks at the log once, and cosigns what it has become.
     *
     * @param pinned the log's key; the one remembered where empty, and at the first time the one
     *     that the log tells
     * @return the cosigned size
     * @throws IllegalStateException when the checkpoint is not the log's, or did not grow out of
     *     the last one seen: the witness does not sign, and keeps what it remembers
     */
    public long witness(
            String name, SigningKey key, Optional<NoteKey> pinned, Instant now, SecureRandom random)
            throws IOException {
        Optional<JsonFields> last =
                Files.exists(memory)
                        ? Optional.of(JsonFields.of(memory.toString(), Files.readAllBytes(memory)))
                        : Optional.empty();
        NoteKey logKey =
                pinned.or(() -> last.map(one -> NoteKey.parse(one.text("key"))))
                        .orElseGet(() -> log.about().key());
        SignedCheckpoint seen = log.checkpoint();
        if (!seen.signedBy(logKey)) {
            throw new IllegalStateException(
                    "the checkpoint is not signed by log " + logKey.encoded() + "; not cosigned");
        }
        last.ifPresent(one ->
                requireGrown(SignedCheckpoint.parse("last checkpoint", one.text("note")), seen));
        remember(logKey, seen);
        SignedCheckpoint own =
                seen.only(seen.signatures().getFirst()).cosign(name, key, now, random);
        String note = own.note();
        String line = note.substring(note.lastIndexOf('\n', note.length() - 2) + 1).strip();
        log.cosign(seen.checkpoint().size(), line);
        return seen.checkpoint().size();
    }

    private void requireGrown(SignedCheckpoint before, SignedCheckpoint seen) {
        long older = before.checkpoint().size();
        long newer = seen.checkpoint().size();
        boolean grown =
                older <= newer
                        && log.consistency(older, newer)
                                .verify(before.checkpoint().root(), seen.checkpoint().root());
        if (!grown) {
            throw new IllegalStateException(
                    "the log of size "
                            + newer
                            + " did not grow out of the one of size "
                            + older
                            + " that was seen before: it shows different people different logs."
                            + " Not cosigned; "
                            + memory
                            + " keeps the proof of the earlier one");
        }
    }

    private void remember(NoteKey key, SignedCheckpoint seen) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("key", key.encoded()).put("note", seen.note());
        OwnerOnly.write(memory, LogClient.canonical(json));
    }
}
