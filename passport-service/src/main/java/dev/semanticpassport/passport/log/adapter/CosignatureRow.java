package dev.semanticpassport.passport.log.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "log_cosignature")
@IdClass(CosignatureRow.Key.class)
@NullUnmarked
class CosignatureRow {
    @Id long size;
    @Id String witness;
    String line;
    Instant receivedAt;

    record Key(long size, String witness) {}
}
