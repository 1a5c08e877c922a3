package dev.semanticpassport.passport.tree.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "tree_edit")
@IdClass(TreeEditRow.Key.class)
@NullUnmarked
class TreeEditRow {
    @Id UUID passportId;
    @Id int place;
    UUID editId;
    String kind;
    byte[] digest;
    byte[] sealed;
    Instant madeAt;

    record Key(UUID passportId, int place) {}
}
