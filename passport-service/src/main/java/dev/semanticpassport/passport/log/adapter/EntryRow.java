package dev.semanticpassport.passport.log.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "log_entry")
@NullUnmarked
class EntryRow {
    @Id long index;
    byte[] leaf;
    Instant appendedAt;
}
