package dev.semanticpassport.passport.log;

import dev.semanticpassport.core.log.SignedCheckpoint;
import java.time.Instant;

/**
 * A checkpoint as the log publishes it now: signed by the log, with the cosignatures that have come
 * so far.
 */
public record PublishedCheckpoint(SignedCheckpoint signed, Instant signedAt) {

    public long size() {
        return signed.checkpoint().size();
    }

    /** The whole signed note. */
    public String note() {
        return signed.note();
    }

    /** Whether any witness's cosignature stands beside the log's own signature. */
    public boolean cosigned() {
        return signed.signatures().size() > 1;
    }
}
