package dev.semanticpassport.passport.signature.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "prepared_beacons")
@NullUnmarked
class PreparedRow {
    @Id UUID id;
    UUID signatureId;
    byte[] sealed;
    Instant receivedAt;
}
