package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.passport.watch.WatchEvidence;
import dev.semanticpassport.passport.watch.WatchIds;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A watch, and what it does next. */
@Entity
@Table(name = "watch")
class WatchRow {

    /** Whether an endpoint is still looked at. */
    enum State {
        WATCHING,
        /** It no longer answers like the model that answered first; told once. */
        DRIFTED,
        STOPPED
    }

    @Id UUID id;
    String contentDigest;
    String terms;

    @Enumerated(EnumType.STRING)
    State state;

    int askings;
    boolean underWay;
    Instant againAt;
    UUID reference;
    UUID referenceAgain;
    int looks;
    double evidence;

    @Column(name = "drifted_at")
    UUID driftedAt;

    Instant nextAt;
    Instant madeAt;

    WatchTerms terms() {
        return WatchJson.read(terms);
    }

    WatchEvidence evidence() {
        return new WatchEvidence(looks, evidence);
    }

    void keep(WatchEvidence now) {
        looks = now.looks();
        evidence = now.sum();
    }

    /** The verification under way. */
    UUID verification() {
        return WatchIds.verification(id, askings);
    }
}
