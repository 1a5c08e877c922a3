package dev.semanticpassport.passport.log.adapter;

import dev.semanticpassport.core.log.SignedCheckpoint;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "log_checkpoint")
@NullUnmarked
class CheckpointRow {
    @Id long size;
    byte[] root;
    String note;
    Instant signedAt;

    static CheckpointRow of(SignedCheckpoint signed, Instant at) {
        CheckpointRow row = new CheckpointRow();
        row.size = signed.checkpoint().size();
        row.root = signed.checkpoint().root().bytes();
        row.note = signed.note();
        row.signedAt = at;
        return row;
    }
}
