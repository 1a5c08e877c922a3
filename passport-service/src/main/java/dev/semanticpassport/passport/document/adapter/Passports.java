package dev.semanticpassport.passport.document.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.composing.PublicIdeas;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.document.Declaration;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.Issuing;
import dev.semanticpassport.passport.document.Issuing.Issued;
import dev.semanticpassport.passport.document.SignedRevisions;
import dev.semanticpassport.passport.keys.adapter.AuthorKeys;
import dev.semanticpassport.passport.log.adapter.Log;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.tree.adapter.Trees;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Passports and their revisions. */
@ApplicationScoped
public class Passports {
    private final Log log;
    private final Outbox outbox;
    private final AuthorKeys keys;
    private final Trees trees;

    @Inject
    Passports(Log log, Outbox outbox, AuthorKeys keys, Trees trees) {
        this.log = log;
        this.outbox = outbox;
        this.keys = keys;
        this.trees = trees;
    }

    /** Makes a passport's first revision, with its leaf and its event. */
    Uni<IssuedPassport> create(Mutiny.Session session, UUID id, Declaration declared) {
        Instant now = Instant.now();
        PassportRow row = new PassportRow();
        row.id = id;
        row.author = declared.author();
        row.name = declared.name();
        row.revision = 1;
        row.createdAt = now;
        Issued issued = Issuing.issue(declared.document(id, 1, null), Optional.empty());
        return session.persist(row).chain(() -> store(session, issued, now));
    }

    /**
     * Makes a passport's next revision.
     *
     * @param expected digest of the revision that the author revises; null for whichever is newest
     */
    Uni<IssuedPassport> revise(
            Mutiny.Session session, UUID id, @Nullable Sha256 expected, Declaration declared) {
        return session.find(PassportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row ->
                        revision(session, id, row.revision)
                                .chain(newest -> revise(session, row, newest, expected, declared)));
    }

    private Uni<IssuedPassport> revise(
            Mutiny.Session session,
            PassportRow row,
            IssuedPassport newest,
            @Nullable Sha256 expected,
            Declaration declared) {
        if (!declared.author().equals(row.author)) {
            throw badField("author", "author must stay the same in every revision");
        }
        if (newest.keyId() != null) {
            throw conflict(
                    "id",
                    "the newest revision is signed by its author; every later one must be signed"
                            + " too");
        }
        if (expected != null && !expected.equals(newest.digest())) {
            throw conflict(
                    "previous", "previous is not the newest revision's digest, " + newest.digest());
        }
        Instant now = Instant.now();
        row.revision = newest.revision() + 1;
        row.name = declared.name();
        return treeIdeas(session, row.id)
                .chain(ideas ->
                        store(
                                session,
                                Issuing.issue(
                                        declared.document(
                                                row.id, row.revision, newest.digest(), ideas),
                                        Optional.empty()),
                                now));
    }

    /** What of the passport's meaning tree may be published; empty where it has none. */
    private Uni<List<PublicIdea>> treeIdeas(Mutiny.Session session, UUID id) {
        return trees.newest(session, id)
                .chain(tree ->
                        tree == null
                                ? Uni.createFrom().item(List.of())
                                : OffLoop.compute(() -> PublicIdeas.of(tree.guarded())));
    }

    /**
     * Takes the next revision as its author signed it.
     *
     * @param envelope around the statement of the document
     */
    Uni<IssuedPassport> signed(Mutiny.Session session, UUID id, DsseEnvelope envelope) {
        return session.find(PassportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row ->
                        revision(session, id, row.revision)
                                .chain(newest -> signed(session, row, newest, envelope)));
    }

    private Uni<IssuedPassport> signed(
            Mutiny.Session session, PassportRow row, IssuedPassport newest, DsseEnvelope envelope) {
        PassportDocument document = SignedRevisions.read(envelope);
        SignedRevisions.requireNext(document, row.author, newest);
        return keys.signer(session, envelope, row.author, newest.keyId())
                .chain(keyId -> {
                    row.revision = newest.revision() + 1;
                    row.name = document.edition().name();
                    return store(
                            session,
                            Issuing.issue(
                                    document, Optional.of(new Issuing.Signed(keyId, envelope))),
                            Instant.now());
                });
    }

    /** The envelope of a revision that its author signed. */
    Uni<String> envelope(Mutiny.Session session, UUID id, int revision) {
        return session.find(RevisionRow.class, new RevisionRow.Key(id, revision))
                .map(row -> row == null ? null : row.envelope)
                .onItem()
                .ifNull()
                .failWith(() ->
                        notFound(
                                "revision",
                                "passport " + id + " has no signed revision " + revision));
    }

    private Uni<IssuedPassport> store(Mutiny.Session session, Issued issued, Instant now) {
        return log.append(session, issued.leaf().getBytes(UTF_8))
                .chain(leaf ->
                        session.persist(RevisionRow.of(issued, leaf, now))
                                .chain(() ->
                                        outbox.append(
                                                session,
                                                new PassportIssued(
                                                        issued.passportId(),
                                                        issued.revision(),
                                                        issued.name(),
                                                        issued.digest().hex(),
                                                        leaf)))
                                .replaceWith(() ->
                                        new IssuedPassport(
                                                issued.passportId(),
                                                issued.revision(),
                                                issued.digest(),
                                                issued.document().getBytes(UTF_8),
                                                leaf,
                                                now,
                                                issued.signed()
                                                        .map(Issuing.Signed::keyId)
                                                        .orElse(null))));
    }

    /** The newest revision; null where there is no such passport. */
    public Uni<@Nullable IssuedPassport> newest(Mutiny.Session session, UUID id) {
        return session.createQuery(
                        "from RevisionRow where passportId = :id order by revision desc",
                        RevisionRow.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : issued(row));
    }

    /**
     * Locks a passport until the caller's transaction ends, and answers its newest revision; null
     * where there is no such passport.
     */
    public Uni<@Nullable IssuedPassport> locked(Mutiny.Session session, UUID id) {
        return session.find(PassportRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> row == null ? Uni.createFrom().nullItem() : newest(session, id));
    }

    Uni<IssuedPassport> revision(Mutiny.Session session, UUID id, int revision) {
        return session.find(RevisionRow.class, new RevisionRow.Key(id, revision))
                .onItem()
                .ifNull()
                .failWith(() ->
                        notFound("revision", "passport " + id + " has no revision " + revision))
                .map(Passports::issued);
    }

    /** Passports in the order of creation. */
    Uni<List<PassportRow>> list(
            Mutiny.Session session, @Nullable String author, int page, int size) {
        Mutiny.SelectionQuery<PassportRow> query =
                author == null
                        ? session.createQuery("from PassportRow order by place", PassportRow.class)
                        : session.createQuery(
                                        "from PassportRow where author = :author order by place",
                                        PassportRow.class)
                                .setParameter("author", author);
        return query.setFirstResult(page * size).setMaxResults(size).getResultList();
    }

    Uni<Long> count(Mutiny.Session session, @Nullable String author) {
        return author == null
                ? session.createQuery("select count(*) from PassportRow", Long.class)
                        .getSingleResult()
                : session.createQuery(
                                "select count(*) from PassportRow where author = :author",
                                Long.class)
                        .setParameter("author", author)
                        .getSingleResult();
    }

    static RuntimeException unknown(UUID id) {
        return notFound("id", "there is no passport " + id);
    }

    static IssuedPassport issued(RevisionRow row) {
        return new IssuedPassport(
                row.passportId,
                row.revision,
                Sha256.fromBytes(row.digest),
                row.document,
                row.leaf,
                row.issuedAt,
                row.keyId);
    }
}
