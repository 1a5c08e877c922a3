package dev.semanticpassport.scoring.adapter.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A model's answers as they stand in some versions of a panel. */
@Entity
@Table(name = "panel_model")
@IdClass(PanelModelRow.Key.class)
@NullUnmarked
class PanelModelRow {

    /** What a row is known by. */
    record Key(String panel, String model, int since) {}

    @Id String panel;
    @Id String model;
    @Id int since;
    Integer until;
    String family;
    UUID verification;
    String digest;
    int answers;
    long bytes;
    byte[] content;
    Instant storedAt;
}
