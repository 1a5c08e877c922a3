package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.VerificationKey;
import java.util.List;
import java.util.Optional;

/**
 * What whoever verifies knows beforehand. Where nothing is known, the keys in the file are taken
 * and named.
 *
 * @param logKey the log's key
 * @param witnesses whose cosignatures must be under the checkpoint
 * @param authorKey the first key of the author's line
 */
public record Trust(
        Optional<NoteKey> logKey, List<NoteKey> witnesses, Optional<VerificationKey> authorKey) {

    /** Nothing is known beforehand. */
    public static final Trust NOTHING = new Trust(Optional.empty(), List.of(), Optional.empty());

    public Trust {
        witnesses = List.copyOf(witnesses);
    }
}
