package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.signature.adapter.Signatures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores fleets' lists, and takes requests for fleets, whichever way they came. */
@ApplicationScoped
class Fleets {
    private final Mutiny.SessionFactory sessions;
    private final Signatures signatures;
    private final Clock clock;

    Fleets(Mutiny.SessionFactory sessions, Signatures signatures, Clock clock) {
        this.sessions = sessions;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** What became of a list or a request. */
    sealed interface Taken {

        /** It stands, now or since before. */
        record Stands(FleetRow row) implements Taken {}

        /**
         * It cannot be served.
         *
         * @param field that stands in the way
         * @param conflict whether it contradicts what is there
         */
        record Refused(String field, String reason, boolean conflict) implements Taken {}
    }

    /** Stores a fleet's models, once; the same list again changes nothing. */
    Uni<Taken> list(UUID id, List<Access> models) {
        String digest = CanonicalJson.sha256(FleetJson.list(models)).hex();
        return Infrastructure.retrying(() ->
                sessions.withTransaction(session ->
                        insert(session, id, digest, models.size())
                                .chain(inserted ->
                                        inserted == 0
                                                ? session.find(FleetRow.class, id)
                                                        .map(known -> same(known, digest))
                                                : models(session, id, models)
                                                        .chain(() ->
                                                                session.find(FleetRow.class, id))
                                                        .map(Taken.Stands::new))));
    }

    private static Taken same(FleetRow known, String digest) {
        return known.modelsDigest.equals(digest)
                ? new Taken.Stands(known)
                : new Taken.Refused(
                        "models", "fleet " + known.id + " stands with another list", true);
    }

    private Uni<Integer> insert(Mutiny.Session session, UUID id, String digest, int models) {
        return session.createNativeQuery(
                        """
                        insert into fleet (id, models_digest, models, state, listed_at) \
                        values (:id, :digest, :models, 'LISTED', :now) on conflict do nothing\
                        """)
                .setParameter("id", id)
                .setParameter("digest", digest)
                .setParameter("models", models)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static Uni<Void> models(Mutiny.Session session, UUID id, List<Access> models) {
        List<FleetModelRow> rows = new ArrayList<>();
        for (Access model : models) {
            FleetModelRow row = new FleetModelRow();
            row.fleetId = id;
            row.place = rows.size();
            row.access = FleetJson.write(model);
            row.state = FleetModelRow.State.WAITING;
            rows.add(row);
        }
        return session.setBatchSize(500).persistAll(rows.toArray()).chain(session::flush);
    }

    /** Begins a fleet; its verifications are requested by {@link FleetWork}. */
    Uni<Taken> request(FleetRequested request, String traceparent) {
        String digest = CanonicalJson.sha256(ColumnJson.tree(request)).hex();
        return Infrastructure.retrying(() ->
                sessions.withTransaction(session ->
                        session.find(FleetRow.class, request.fleetId(), LockMode.PESSIMISTIC_WRITE)
                                .chain(row ->
                                        request(session, row, request, digest, traceparent))));
    }

    private Uni<Taken> request(
            Mutiny.Session session,
            FleetRow row,
            FleetRequested request,
            String digest,
            String traceparent) {
        if (row == null) {
            return refused(
                    "fleetId", "no list of models is stored for fleet " + request.fleetId(), false);
        }
        if (row.state != FleetRow.State.LISTED) {
            return row.contentDigest.equals(digest)
                    ? Uni.createFrom().item(new Taken.Stands(row))
                    : refused("fleetId", "id reused with other content", true);
        }
        if (!row.modelsDigest.equals(request.modelsDigest())) {
            return refused(
                    "modelsDigest", "the stored list has the digest " + row.modelsDigest, true);
        }
        return signatures
                .verifiable(session, request.passportId(), request.preparedBeacons())
                .chain(signature ->
                        switch (signature) {
                            case VerifiableSignature.Ready _ -> {
                                row.state = FleetRow.State.RUNNING;
                                row.contentDigest = digest;
                                row.request = ColumnJson.write(request);
                                row.passportId = request.passportId();
                                row.requestedAt = clock.instant();
                                row.traceparent = traceparent;
                                yield Uni.createFrom().item(new Taken.Stands(row));
                            }
                            case VerifiableSignature.Refused refused ->
                                    refused(field(refused.why()), refused.detail(), false);
                        });
    }

    private static String field(VerifiableSignature.Why why) {
        return switch (why) {
            case NO_SUCH_PASSPORT, NO_SIGNATURE, KEYS_NOT_COMMITTED -> "passportId";
            case PREPARED_BEACONS_NEEDED,
                    PREPARED_BEACONS_UNKNOWN,
                    PREPARED_BEACONS_OF_ANOTHER_PASSPORT ->
                    "preparedBeacons";
        };
    }

    private static Uni<Taken> refused(String field, String reason, boolean conflict) {
        return Uni.createFrom().item(new Taken.Refused(field, reason, conflict));
    }
}
