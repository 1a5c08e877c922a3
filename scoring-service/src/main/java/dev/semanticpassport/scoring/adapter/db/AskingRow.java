package dev.semanticpassport.scoring.adapter.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** One asking of a probe; written as sets, see {@link ScoringStore}. */
@Entity
@Immutable
@Table(name = "asking")
@IdClass(AskingRow.Key.class)
@NullUnmarked
class AskingRow {
    @Id UUID verificationId;
    @Id int ordinal;
    @Id UUID asking;

    /** The whole row. */
    record Key(UUID verificationId, int ordinal, UUID asking) {}
}
