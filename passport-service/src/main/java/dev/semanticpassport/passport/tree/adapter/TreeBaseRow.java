package dev.semanticpassport.passport.tree.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "tree_base")
@NullUnmarked
class TreeBaseRow {
    @Id UUID id;
    UUID passportId;
    int number;
    UUID importId;
    Instant madeAt;
}
