package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.passport.verification.life.Deadlines;
import dev.semanticpassport.passport.verification.planning.Asks;
import dev.semanticpassport.passport.verification.planning.PlannedProbe;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One place of a plan. It says which beacon or prompt is asked by its place, never what. */
@Entity
@Table(name = "verification_probe")
@IdClass(ProbeRow.Key.class)
class ProbeRow {

    /** What a row is known by. */
    record Key(UUID verificationId, int ordinal) {}

    enum Kind {
        BEACON,
        CONTROL,
        PROMPT,
        MANIFEST,
        DIGESTS,
        MODULES
    }

    enum State {
        /** Not yet asked. */
        PLANNED,
        /** Asked, its outcome awaited. */
        RELEASED,
        /** Scoring has its outcome. */
        RECEIVED
    }

    @Id
    @Column(name = "verification_id")
    UUID verificationId;

    @Id int ordinal;

    @Enumerated(EnumType.STRING)
    Kind kind;

    int at;

    /** Pieces of its kind; 0 where it is none. */
    int pieces;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "released_at")
    Instant releasedAt;

    int releases;

    @Column(name = "due_at")
    Instant dueAt;

    static ProbeRow planned(UUID verificationId, PlannedProbe probe) {
        ProbeRow row = new ProbeRow();
        row.verificationId = verificationId;
        row.ordinal = probe.ordinal();
        row.kind =
                switch (probe.asks()) {
                    case Asks.Beacon _ -> Kind.BEACON;
                    case Asks.Control _ -> Kind.CONTROL;
                    case Asks.Prompt _ -> Kind.PROMPT;
                    case Asks.Manifest _ -> Kind.MANIFEST;
                    case Asks.Digests _ -> Kind.DIGESTS;
                    case Asks.Modules _ -> Kind.MODULES;
                };
        row.pieces =
                switch (probe.asks()) {
                    case Asks.Beacon _, Asks.Control _, Asks.Prompt _, Asks.Manifest _ -> 0;
                    case Asks.Digests(int _, int of) -> of;
                    case Asks.Modules(int _, int of) -> of;
                };
        row.at = probe.asks().index();
        row.state = State.PLANNED;
        return row;
    }

    PlannedProbe probe() {
        return new PlannedProbe(
                ordinal,
                switch (kind) {
                    case BEACON -> new Asks.Beacon(at);
                    case CONTROL -> new Asks.Control(at);
                    case PROMPT -> new Asks.Prompt(at);
                    case MANIFEST -> new Asks.Manifest();
                    case DIGESTS -> new Asks.Digests(at, pieces);
                    case MODULES -> new Asks.Modules(at, pieces);
                });
    }

    void release(Instant now, Deadlines deadlines) {
        releases++;
        state = State.RELEASED;
        releasedAt = now;
        dueAt = deadlines.after(now, releases);
    }
}
