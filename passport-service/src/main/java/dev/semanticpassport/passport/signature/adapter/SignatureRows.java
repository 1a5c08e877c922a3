package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.core.signing.Sha256;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds signatures. */
final class SignatureRows {
    private SignatureRows() {}

    /** The passport's newest freeze; null where there is none. */
    static Uni<@Nullable SignatureRow> newest(Mutiny.Session session, UUID passportId) {
        return ofPassport(session, passportId).map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** As {@link #newest}, for whoever goes on to lock the row: it is not read yet. */
    static Uni<@Nullable UUID> newestId(Mutiny.Session session, UUID passportId) {
        return session.createQuery(
                        "select id from SignatureRow where passportId = :passport order by number"
                                + " desc",
                        UUID.class)
                .setParameter("passport", passportId)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /** The passport's freezes, newest first. */
    static Uni<List<SignatureRow>> ofPassport(Mutiny.Session session, UUID passportId) {
        return session.createQuery(
                        "from SignatureRow where passportId = :passport order by number desc",
                        SignatureRow.class)
                .setParameter("passport", passportId)
                .getResultList();
    }

    /** The passport's freeze of beacons with this root; null where there is none. */
    static Uni<@Nullable SignatureRow> ofRoot(
            Mutiny.Session session, UUID passportId, Sha256 beaconsRoot) {
        return session.createQuery(
                        "from SignatureRow where passportId = :passport and beaconsRoot = :root"
                                + " order by number",
                        SignatureRow.class)
                .setParameter("passport", passportId)
                .setParameter("root", beaconsRoot.bytes())
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /** The passport's freeze whose export token has this digest; null where none has. */
    static Uni<@Nullable SignatureRow> ofToken(
            Mutiny.Session session, UUID passportId, Sha256 token) {
        return session.createQuery(
                        "from SignatureRow where passportId = :passport and exportToken = :token",
                        SignatureRow.class)
                .setParameter("passport", passportId)
                .setParameter("token", token.bytes())
                .getSingleResultOrNull();
    }

    /** How many commitments the author has in the log. */
    static Uni<Integer> rivals(Mutiny.Session session, String author) {
        return session.createQuery(
                        "select count(*) from SignatureRow where author = :author", Long.class)
                .setParameter("author", author)
                .getSingleResult()
                .map(Math::toIntExact);
    }

    /** Freezes that wait for the service: for randomness, or for keys that it holds. */
    static Uni<List<UUID>> waiting(Mutiny.Session session, int most) {
        return session.createQuery(
                        "select id from SignatureRow where keysRoot is null"
                                + " and (randomnessNote is null or stored) order by frozenLeaf",
                        UUID.class)
                .setMaxResults(most)
                .getResultList();
    }
}
