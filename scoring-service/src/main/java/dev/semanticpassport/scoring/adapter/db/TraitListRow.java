package dev.semanticpassport.scoring.adapter.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A version of a list of public ideas; it never changes. */
@Entity
@Table(name = "trait_list")
@IdClass(TraitListRow.Key.class)
@NullUnmarked
class TraitListRow {

    /** What a row is known by. */
    record Key(String name, int version) {}

    @Id String name;
    @Id int version;
    String content;
    Instant storedAt;
}
