package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a look at files came to. */
@Entity
@Table(name = "verification_seen")
@IdClass(SeenRow.Key.class)
class SeenRow {

    /** What a row is known by. */
    record Key(UUID verificationId, int ordinal) {}

    @Id
    @Column(name = "verification_id")
    UUID verificationId;

    @Id int ordinal;

    String outcome;

    Outcome outcome() {
        return ColumnJson.read(outcome, Outcome.class);
    }
}
