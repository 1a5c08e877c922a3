package dev.semanticpassport.passport.probeset.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** One version of a probe set; never changed. */
@Entity
@Table(name = "probe_set")
@IdClass(ProbeSetRow.Key.class)
@NullUnmarked
class ProbeSetRow {

    /** What a row is known by. */
    record Key(String name, int version) {}

    @Id String name;
    @Id int version;
    String digest;

    /** The whole set as JSON. */
    String content;

    Instant storedAt;
}
