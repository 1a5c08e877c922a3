package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.fleet.FleetIds;
import dev.semanticpassport.passport.fleet.FleetMember;
import dev.semanticpassport.passport.verification.reporting.ReportedAccess;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One model of a fleet. */
@Entity
@Table(name = "fleet_model")
@IdClass(FleetModelRow.Key.class)
class FleetModelRow {

    /** What a row is known by. */
    record Key(UUID fleetId, int place) {}

    /** How far a model is. */
    enum State {
        WAITING,
        /** Its verification was asked for. */
        ASKED,
        SETTLED,
        /** Asked for again and again, nobody knows of its verification. */
        REFUSED
    }

    @Id UUID fleetId;
    @Id int place;
    String access;

    @Enumerated(EnumType.STRING)
    State state;

    Instant againAt;
    int askings;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    @Enumerated(EnumType.STRING)
    Reason reason;

    @Column(name = "log10_e")
    Double log10E;

    Integer asked;

    UUID verification() {
        return FleetIds.verification(fleetId, place);
    }

    Access access() {
        return ColumnJson.read(access, Access.class);
    }

    FleetMember member() {
        return new FleetMember(
                place,
                ReportedAccess.of(access()),
                verification(),
                verdict,
                reason,
                log10E == null ? 0 : log10E,
                asked == null ? 0 : asked);
    }
}
