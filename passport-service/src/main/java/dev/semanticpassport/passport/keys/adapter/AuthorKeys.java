package dev.semanticpassport.passport.keys.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.document.keys.KeyHistory;
import dev.semanticpassport.document.keys.KeyHistory.AtIndex;
import dev.semanticpassport.document.keys.KeyHistory.Change;
import dev.semanticpassport.passport.keys.Envelopes;
import dev.semanticpassport.passport.log.adapter.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What the log has of authors' keys. */
@ApplicationScoped
public class AuthorKeys {
    private final Log log;

    @Inject
    AuthorKeys(Log log) {
        this.log = log;
    }

    /** A logged entry, and the key that it is about. */
    record Kept(long index, String keyId, String type) {}

    /**
     * Logs an entry that is signed as it must be. Appenders wait for each other from here, so that
     * what was checked still holds when it is logged.
     */
    Uni<Kept> add(Mutiny.Session session, DsseEnvelope envelope) {
        KeyEntry entry;
        try {
            entry = KeyEntry.read("envelope", envelope);
        } catch (UnreadableFileException e) {
            throw Envelopes.problem(e);
        }
        return log.locked(session)
                .chain(tree ->
                        line(session, made(entry))
                                .chain(line -> entries(session, line))
                                .map(entries -> accepted(entries, tree.size(), envelope)))
                .chain(history -> keep(session, entry, history, envelope));
    }

    /** The key whose line the entry belongs to: the one that must be known already. */
    private static String made(KeyEntry entry) {
        return switch (entry) {
            case KeyEntry.Created created -> created.keyId();
            case KeyEntry.Rotated(_, _, String previous) -> previous;
            case KeyEntry.Revoked(_, String keyId, _) -> keyId;
        };
    }

    private static KeyHistory accepted(
            List<KeyHistory.Logged> entries, long index, DsseEnvelope envelope) {
        return switch (KeyHistory.of(entries).with(new KeyHistory.Logged(index, envelope))) {
            case Change.Accepted(KeyHistory history) -> history;
            case Change.NotAccepted(String reason) -> throw conflict("payload", reason);
        };
    }

    private Uni<Kept> keep(
            Mutiny.Session session, KeyEntry entry, KeyHistory history, DsseEnvelope envelope) {
        return requireNew(session, entry)
                .chain(() -> log.append(session, KeyEntry.leaf(envelope)))
                .chain(index -> {
                    KeyEntryRow row = new KeyEntryRow();
                    row.index = index;
                    row.author = entry.author();
                    row.keyId = entry.keyId();
                    row.line = line(history, entry);
                    row.makes = !(entry instanceof KeyEntry.Revoked);
                    row.envelope = new String(CanonicalJson.bytes(envelope.toJson()), UTF_8);
                    return session.persist(row)
                            .replaceWith(() -> new Kept(index, entry.keyId(), entry.type()));
                });
    }

    private static String line(KeyHistory history, KeyEntry entry) {
        KeyHistory.Known known = history.keys().get(entry.keyId());
        if (known == null) {
            throw new IllegalStateException("an accepted entry's key is known");
        }
        return known.root();
    }

    /** A key of another line may not come again as the new one of this. */
    private static Uni<Void> requireNew(Mutiny.Session session, KeyEntry entry) {
        if (entry instanceof KeyEntry.Revoked) {
            return Uni.createFrom().voidItem();
        }
        return line(session, entry.keyId())
                .invoke(line -> {
                    if (line != null) {
                        throw conflict("payload", "the key " + entry.keyId() + " is known already");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * The key that signed a revision: known to the log, not ended, its author's, and of the line of
     * the revision before.
     *
     * @param before id of the key that signed the revision before; null where none did
     */
    public Uni<String> signer(
            Mutiny.Session session, DsseEnvelope envelope, String author, @Nullable String before) {
        String keyId = envelope.signatures().getFirst().keyid();
        return log.locked(session)
                .chain(tree ->
                        line(session, keyId)
                                .chain(line ->
                                        entries(session, line)
                                                .map(entries ->
                                                        known(
                                                                KeyHistory.of(entries)
                                                                        .at(keyId, tree.size()),
                                                                envelope,
                                                                author))
                                                .call(_ -> sameLine(session, line, before))))
                .replaceWith(keyId);
    }

    private static KeyHistory.Known known(AtIndex at, DsseEnvelope envelope, String author) {
        KeyHistory.Known known =
                switch (at) {
                    case AtIndex.Valid(KeyHistory.Known valid) -> valid;
                    case AtIndex.Ended(_, KeyHistory.End end) ->
                            throw conflict(
                                    "signatures[0].keyid",
                                    "the key ended at log entry " + end.index() + ": " + end.by());
                    case AtIndex.NotYet _, AtIndex.Unknown _ ->
                            throw badField(
                                    "signatures[0].keyid",
                                    "the log knows no such key; post its entry to log/keys first");
                };
        if (!known.author().equals(author)) {
            throw conflict(
                    "signatures[0].keyid",
                    "the key is that of " + known.author() + ", not the passport's author");
        }
        if (envelope.verify(List.of(known.key())) instanceof DsseEnvelope.Check.NotSigned) {
            throw badField("signatures[0].sig", "is not the key's over this payload");
        }
        return known;
    }

    private static Uni<Void> sameLine(
            Mutiny.Session session, @Nullable String line, @Nullable String before) {
        if (before == null) {
            return Uni.createFrom().voidItem();
        }
        return line(session, before)
                .invoke(known -> {
                    if (known == null || !known.equals(line)) {
                        throw conflict(
                                "signatures[0].keyid",
                                "the revision before was signed by a key of another line");
                    }
                })
                .replaceWithVoid();
    }

    /** Entries of the author's keys, in the log's order. */
    Uni<List<KeyEntryRow>> ofAuthor(Mutiny.Session session, String author, int most) {
        return session.createQuery(
                        "from KeyEntryRow where author = :author order by index", KeyEntryRow.class)
                .setParameter("author", author)
                .setMaxResults(most)
                .getResultList();
    }

    /** Entries of the line that a key belongs to, in the log's order. */
    Uni<List<KeyEntryRow>> ofKey(Mutiny.Session session, String keyId) {
        return line(session, keyId).chain(line -> rows(session, line));
    }

    private static Uni<List<KeyHistory.Logged>> entries(
            Mutiny.Session session, @Nullable String line) {
        return rows(session, line).map(rows -> rows.stream().map(KeyEntryRow::logged).toList());
    }

    private static Uni<List<KeyEntryRow>> rows(Mutiny.Session session, @Nullable String line) {
        return line == null
                ? Uni.createFrom().item(List.of())
                : session.createQuery(
                                "from KeyEntryRow where line = :line order by index",
                                KeyEntryRow.class)
                        .setParameter("line", line)
                        .getResultList();
    }

    private static Uni<@Nullable String> line(Mutiny.Session session, String keyId) {
        return session.createQuery(
                        "select line from KeyEntryRow where keyId = :id and makes", String.class)
                .setParameter("id", keyId)
                .getSingleResultOrNull();
    }
}
