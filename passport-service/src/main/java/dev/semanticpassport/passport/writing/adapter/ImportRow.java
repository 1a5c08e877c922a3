package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.passport.writing.ImportState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "writing_import")
@NullUnmarked
class ImportRow {
    @Id UUID id;
    UUID passportId;
    int number;

    @Enumerated(EnumType.STRING)
    ImportState state;

    byte[] token;
    long bytes;
    long bytesRead;
    long messages;
    long conversations;
    long problems;
    long repairs;
    String reason;
    Integer treeRevision;
    int attempts;
    Instant leasedUntil;
    Instant begunAt;
    Instant endedAt;
}
