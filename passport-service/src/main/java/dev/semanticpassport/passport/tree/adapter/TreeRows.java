package dev.semanticpassport.passport.tree.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.core.signing.Sealed;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.passport.secrets.SecretIdentity;
import dev.semanticpassport.passport.tree.KeptEdit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds trees' rows; seals edits into them and opens them. */
@ApplicationScoped
class TreeRows {
    private static final int MOST_REVISIONS = 1000;

    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();

    @Inject
    TreeRows(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Until the transaction ends nobody else changes the passport's tree. */
    Uni<Void> lock(Mutiny.Session session, UUID passportId) {
        return session.createNativeQuery(
                        "select id from passport where id = :id for update", UUID.class)
                .setParameter("id", passportId)
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null) {
                        throw unknown(passportId);
                    }
                })
                .replaceWithVoid();
    }

    static RuntimeException unknown(UUID passportId) {
        return notFound("id", "there is no passport " + passportId);
    }

    /** The newest revision; null where the passport has no tree. */
    Uni<@Nullable TreeRevisionRow> newest(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "from TreeRevisionRow where passportId = :id order by revision desc",
                        TreeRevisionRow.class)
                .setParameter("id", passportId)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    Uni<@Nullable TreeRevisionRow> revision(Mutiny.Session session, UUID passportId, int revision) {
        return session.find(TreeRevisionRow.class, new TreeRevisionRow.Key(passportId, revision));
    }

    /** Newest first. */
    Uni<List<TreeRevisionRow>> revisions(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "from TreeRevisionRow where passportId = :id order by revision desc",
                        TreeRevisionRow.class)
                .setParameter("id", passportId)
                .setMaxResults(MOST_REVISIONS)
                .getResultList();
    }

    /** The first so many edits, in their order. */
    Uni<List<TreeEditRow>> edits(Mutiny.Session session, UUID passportId, int most) {
        return session.createSelectionQuery(
                        "from TreeEditRow where passportId = :id and place <= :most order by place",
                        TreeEditRow.class)
                .setParameter("id", passportId)
                .setParameter("most", most)
                .getResultList();
    }

    /** The edits of these ids, in any order. */
    Uni<List<TreeEditRow>> edits(Mutiny.Session session, UUID passportId, List<UUID> ids) {
        return session.createSelectionQuery(
                        "from TreeEditRow where passportId = :id and editId in :ids",
                        TreeEditRow.class)
                .setParameter("id", passportId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Every tree that there was, before edits. */
    Uni<List<UUID>> bases(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "select id from TreeBaseRow where passportId = :id order by number",
                        UUID.class)
                .setParameter("id", passportId)
                .getResultList();
    }

    Uni<Long> countBases(Mutiny.Session session, UUID passportId) {
        return session.createSelectionQuery(
                        "select count(*) from TreeBaseRow where passportId = :id", Long.class)
                .setParameter("id", passportId)
                .getSingleResult();
    }

    byte[] salt() {
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        return salt;
    }

    byte[] seal(UUID passportId, KeptEdit edit) {
        return sealing.seal(
                        edit.exposeJson(),
                        SecretIdentity.treeEdit(passportId, edit.editId()),
                        random)
                .bytes();
    }

    KeptEdit open(TreeEditRow row) {
        return KeptEdit.parse(
                row.editId,
                sealing.open(
                        Sealed.fromBytes(row.sealed),
                        SecretIdentity.treeEdit(row.passportId, row.editId)));
    }
}
