package dev.semanticpassport.passport.document.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "passport")
@NullUnmarked
class PassportRow {
    @Id UUID id;

    /** Drawn by the database: the order of creation. */
    @Column(insertable = false, updatable = false)
    Long place;

    String author;
    String name;
    int revision;
    Instant createdAt;
}
