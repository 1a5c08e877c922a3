package dev.semanticpassport.passport.writing.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.writing.ImportState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Imports and their pieces. Whoever works on one holds its lease, and loses it by silence. */
@ApplicationScoped
class Imports {
    private static final int AT_ONCE = 100;

    private final Mutiny.SessionFactory sessions;
    private final SealedPieces pieces;
    private final WritingConfig config;
    private final Clock clock;

    @Inject
    Imports(
            Mutiny.SessionFactory sessions,
            SealedPieces pieces,
            WritingConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.pieces = pieces;
        this.config = config;
        this.clock = clock;
    }

    /** Whoever works on an import lost it: its lease ran out, and another has it or gave it up. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost(UUID id) {
            super("import " + id + " is not held any more", null, false, false);
        }
    }

    /** Begins an import whose file is about to be sent. */
    Uni<ImportRow> begin(UUID passportId, byte[] token, byte[] notes) {
        ImportRow row = new ImportRow();
        row.id = UUID.randomUUID();
        row.passportId = passportId;
        row.state = ImportState.RECEIVING;
        row.token = token.clone();
        row.begunAt = clock.instant();
        row.leasedUntil = lease();
        return sessions.withTransaction(session ->
                lockPassport(session, passportId)
                        .chain(() -> count(session, passportId))
                        .invoke(earlier -> row.number = earlier.intValue() + 1)
                        .chain(() -> session.persist(row))
                        .chain(session::flush)
                        .chain(() -> pieces.put(session, row.id, Kind.NOTES, 0, notes))
                        .replaceWith(row));
    }

    /** Keeps one piece of the file. */
    Uni<Void> receive(UUID id, int place, byte[] piece) {
        return held(
                id,
                0,
                row -> row.bytes = (long) place * SealedPieces.PIECE_BYTES + piece.length,
                session -> pieces.put(session, id, Kind.FILE, place, piece));
    }

    /** The file is here. */
    Uni<Void> received(UUID id) {
        return held(
                id,
                0,
                row -> {
                    row.state = ImportState.WAITING;
                    row.leasedUntil = null;
                },
                _ -> Uni.createFrom().voidItem());
    }

    /** Takes an import that nobody works on; null where there is none. */
    Uni<@Nullable ImportRow> claim() {
        return sessions.withTransaction(session ->
                session.createSelectionQuery(
                                "from ImportRow where state = WAITING or (state in (READING,"
                                        + " BUILDING) and leasedUntil < :now) order by begunAt",
                                ImportRow.class)
                        .setParameter("now", clock.instant())
                        .setMaxResults(1)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getSingleResultOrNull()
                        .chain(row -> row == null ? nothing() : take(session, row)));
    }

    private Uni<@Nullable ImportRow> take(Mutiny.Session session, ImportRow row) {
        if (row.attempts >= config.attempts()) {
            return fail(
                            session,
                            row,
                            "the work ended " + row.attempts + " times with the service itself")
                    .replaceWith(nothing());
        }
        row.attempts++;
        row.state = ImportState.READING;
        row.leasedUntil = lease();
        row.bytesRead = 0;
        row.messages = 0;
        row.conversations = 0;
        row.problems = 0;
        row.repairs = 0;
        return pieces.drop(session, row.id, Kind.MESSAGES).replaceWith(row);
    }

    /** Fails what was being sent and is not any more. */
    Uni<Void> giveUpUploads() {
        return sessions.withTransaction(session ->
                session.createSelectionQuery(
                                "from ImportRow where state = RECEIVING and leasedUntil < :now",
                                ImportRow.class)
                        .setParameter("now", clock.instant())
                        .setMaxResults(AT_ONCE)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList()
                        .chain(rows ->
                                Multi.createFrom()
                                        .iterable(rows)
                                        .onItem()
                                        .transformToUniAndConcatenate(row ->
                                                fail(
                                                        session,
                                                        row,
                                                        "the file stopped coming after "
                                                                + row.bytes
                                                                + " bytes"))
                                        .collect()
                                        .last()));
    }

    /**
     * Changes an import that is held, and renews the lease.
     *
     * @param attempt which attempt holds it; 0 while its file is being sent
     */
    Uni<Void> held(
            UUID id,
            int attempt,
            Consumer<ImportRow> change,
            Function<Mutiny.Session, Uni<Void>> further) {
        return Infrastructure.retrying(() ->
                sessions.withTransaction(session ->
                        session.find(ImportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                                .chain(row -> {
                                    if (row == null
                                            || row.leasedUntil == null
                                            || row.attempts != attempt) {
                                        throw new LeaseLost(id);
                                    }
                                    row.leasedUntil = lease();
                                    change.accept(row);
                                    return further.apply(session);
                                })));
    }

    /** Nothing more comes of a held import. */
    Uni<Void> fail(UUID id, int attempt, String reason) {
        return Infrastructure.retrying(() ->
                sessions.withTransaction(session ->
                        session.find(ImportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                                .chain(row ->
                                        row == null || row.state.isOver() || row.attempts != attempt
                                                ? Uni.createFrom().voidItem()
                                                : fail(session, row, reason))));
    }

    private Uni<Void> fail(Mutiny.Session session, ImportRow row, String reason) {
        row.state = ImportState.FAILED;
        row.reason = reason;
        row.leasedUntil = null;
        row.endedAt = clock.instant();
        return pieces.drop(session, row.id, Kind.FILE)
                .chain(() -> pieces.drop(session, row.id, Kind.MESSAGES));
    }

    /** Ends a held import well, in the session's transaction. */
    Uni<ImportRow> end(Mutiny.Session session, UUID id, int attempt) {
        return session.find(ImportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .invoke(row -> {
                    if (row == null || row.leasedUntil == null || row.attempts != attempt) {
                        throw new LeaseLost(id);
                    }
                    row.state = ImportState.DONE;
                    row.leasedUntil = null;
                    row.endedAt = clock.instant();
                });
    }

    /** A passport's finished imports, the newest first. */
    Uni<List<UUID>> done(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "select id from ImportRow where passportId = :id and state = DONE"
                                + " order by number desc",
                        UUID.class)
                .setParameter("id", passportId)
                .getResultList();
    }

    Uni<ImportRow> of(Mutiny.Session session, UUID passportId, UUID id) {
        return session.find(ImportRow.class, id)
                .map(row -> {
                    if (row == null || !row.passportId.equals(passportId)) {
                        throw notFound(
                                "importId", "passport " + passportId + " has no import " + id);
                    }
                    return row;
                });
    }

    /** A passport's imports, newest first. */
    Uni<List<ImportRow>> list(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "from ImportRow where passportId = :id order by number desc",
                        ImportRow.class)
                .setParameter("id", passportId)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    Instant now() {
        return clock.instant();
    }

    private Instant lease() {
        return clock.instant().plus(config.lease());
    }

    private static Uni<Long> count(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "select count(*) from ImportRow where passportId = :id", Long.class)
                .setParameter("id", passportId)
                .getSingleResult();
    }

    private static Uni<Void> lockPassport(Mutiny.Session session, UUID passportId) {
        return session.createNativeQuery(
                        "select id from passport where id = :id for update", UUID.class)
                .setParameter("id", passportId)
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null) {
                        throw notFound("id", "there is no passport " + passportId);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<@Nullable ImportRow> nothing() {
        return Uni.createFrom().nullItem();
    }
}
