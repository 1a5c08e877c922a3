package dev.semanticpassport.passport.secrets.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "sealed_piece")
@IdClass(PieceRow.Key.class)
@NullUnmarked
class PieceRow {
    @Id UUID owner;

    @Id
    @Enumerated(EnumType.STRING)
    SealedPieces.Kind kind;

    @Id int place;
    byte[] sealed;

    record Key(UUID owner, SealedPieces.Kind kind, int place) {}
}
