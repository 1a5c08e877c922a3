package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A fleet; its row is the lock under which its models move on. */
@Entity
@Table(name = "fleet")
class FleetRow {

    /** How far a fleet is. */
    enum State {
        /** Its models are stored; nobody asked for it. */
        LISTED,
        RUNNING,
        SETTLED
    }

    @Id UUID id;
    String modelsDigest;
    int models;

    @Enumerated(EnumType.STRING)
    State state;

    String contentDigest;
    String request;
    UUID passportId;
    String reportBody;
    String reportDigest;
    Long logIndex;
    String traceparent;
    Instant listedAt;
    Instant requestedAt;
    Instant settledAt;

    FleetRequested request() {
        return ColumnJson.read(request, FleetRequested.class);
    }
}
