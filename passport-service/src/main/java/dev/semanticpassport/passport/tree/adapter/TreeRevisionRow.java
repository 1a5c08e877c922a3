package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.passport.tree.Cause;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "tree_revision")
@IdClass(TreeRevisionRow.Key.class)
@NullUnmarked
class TreeRevisionRow {
    @Id UUID passportId;
    @Id int revision;

    @Enumerated(EnumType.STRING)
    Cause cause;

    UUID base;
    int edits;
    int editsLost;
    int publicIdeas;
    int privateIdeas;
    int rejected;
    Instant madeAt;

    record Key(UUID passportId, int revision) {}
}
