package dev.semanticpassport.passport.tree.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.tree.Cause;
import dev.semanticpassport.passport.tree.EditRefusal;
import dev.semanticpassport.passport.tree.EditedTree;
import dev.semanticpassport.passport.tree.Editing;
import dev.semanticpassport.passport.tree.Guarding;
import dev.semanticpassport.passport.tree.KeptEdit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Passports' trees and their edits. */
@ApplicationScoped
public class Trees {
    private final TreeRows rows;
    private final SealedPieces pieces;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    Trees(TreeRows rows, SealedPieces pieces, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.pieces = pieces;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A revision of a tree, opened.
     *
     * @param edits applied to it, in their order
     * @param edited the tree with them
     * @param guarded the same, with every idea that is private by now marked so: what is published
     *     is taken from it
     */
    public record Opened(
            UUID passportId,
            int revision,
            List<KeptEdit> edits,
            EditedTree edited,
            MeaningTree guarded) {
        @Override
        public String toString() {
            return "Opened[" + passportId + ":" + revision + "]";
        }
    }

    /** A tree and the revision that has it. */
    record Found(TreeRevisionRow row, Opened opened) {}

    /** Until the transaction ends nobody else changes the passport's tree. */
    public Uni<Void> lock(Mutiny.Session session, UUID passportId) {
        return rows.lock(session, passportId);
    }

    /** The newest revision; null where the passport has no tree. */
    public Uni<@Nullable Opened> newest(Mutiny.Session session, UUID passportId) {
        return rows.newest(session, passportId)
                .chain(row ->
                        row == null
                                ? Uni.createFrom().nullItem()
                                : open(session, row).map(Found::opened));
    }

    /** The edits so far, whatever became of them. */
    public Uni<List<KeptEdit>> edits(Mutiny.Session session, UUID passportId) {
        return rows.edits(session, passportId, Integer.MAX_VALUE)
                .map(found -> found.stream().map(rows::open).toList());
    }

    /** A revision, or the newest one where none is named. */
    Uni<Found> found(Mutiny.Session session, UUID passportId, @Nullable Integer revision) {
        Uni<@Nullable TreeRevisionRow> row =
                revision == null
                        ? rows.newest(session, passportId)
                        : rows.revision(session, passportId, revision);
        return row.chain(one -> {
            if (one == null) {
                throw revision == null
                        ? notFound("id", "passport " + passportId + " has no meaning tree")
                        : notFound(
                                "revision",
                                "passport " + passportId + " has no tree revision " + revision);
            }
            return open(session, one);
        });
    }

    private Uni<Found> open(Mutiny.Session session, TreeRevisionRow row) {
        return rows.newest(session, row.passportId)
                .chain(newest ->
                        rows.edits(session, row.passportId, Integer.MAX_VALUE)
                                .chain(edits ->
                                        bases(session, row, newest == null ? row : newest)
                                                .chain(bases ->
                                                        OffLoop.compute(
                                                                () -> opened(row, bases, edits)))));
    }

    /**
     * The trees in which ideas may be private now: this one's, the newest one's, and, where an edit
     * has lost its idea, every one that there was.
     */
    private Uni<Map<UUID, byte[]>> bases(
            Mutiny.Session session, TreeRevisionRow row, TreeRevisionRow newest) {
        Uni<List<UUID>> wanted =
                newest.editsLost > 0
                        ? rows.bases(session, row.passportId)
                        : Uni.createFrom()
                                .item(Stream.of(row.base, newest.base).distinct().toList());
        return wanted.chain(ids ->
                Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id ->
                                pieces.all(session, id, Kind.TREE).map(tree -> Map.entry(id, tree)))
                        .collect()
                        .asMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Found opened(TreeRevisionRow row, Map<UUID, byte[]> bases, List<TreeEditRow> edits) {
        List<KeptEdit> all = edits.stream().map(rows::open).toList();
        List<KeptEdit> applied = all.subList(0, Math.min(row.edits, all.size()));
        List<MeaningTree> others = new ArrayList<>();
        bases.values()
                .forEach(tree -> others.add(Editing.applyAll(TreeBytes.read(tree), all).tree()));
        byte[] own = bases.get(row.base);
        if (own == null) {
            throw new IllegalStateException("the base of revision " + row.revision + " is gone");
        }
        EditedTree edited = Editing.applyAll(TreeBytes.read(own), applied);
        return new Found(
                row,
                new Opened(
                        row.passportId,
                        row.revision,
                        applied,
                        edited,
                        Guarding.guard(edited.tree(), others)));
    }

    /**
     * Makes a new tree the passport's, with the edits so far applied to it. Call it with the lock.
     *
     * @param importId which import led to it, null where the author gave it
     * @return the revision
     */
    public Uni<Integer> replace(
            Mutiny.Session session, UUID passportId, MeaningTree tree, @Nullable UUID importId) {
        TreeBaseRow base = new TreeBaseRow();
        base.id = UUID.randomUUID();
        base.passportId = passportId;
        base.importId = importId;
        base.madeAt = clock.instant();
        return rows.countBases(session, passportId)
                .invoke(earlier -> base.number = earlier.intValue() + 1)
                .chain(() -> session.persist(base))
                .chain(session::flush)
                .chain(() -> OffLoop.compute(() -> TreeBytes.write(tree)))
                .chain(bytes -> pieces.putAll(session, base.id, Kind.TREE, bytes))
                .chain(() -> edits(session, passportId))
                .chain(edits ->
                        OffLoop.compute(() -> Editing.applyAll(tree, edits))
                                .chain(edited ->
                                        revise(
                                                session,
                                                passportId,
                                                importId == null ? Cause.GIVEN : Cause.IMPORTED,
                                                base.id,
                                                edits.size(),
                                                edited)))
                .map(row -> row.revision);
    }

    /**
     * Applies edits, all of them or none. Call it with the lock.
     *
     * @param asked edits of one passport
     * @param way by which they came
     */
    Uni<Edited> edit(Mutiny.Session session, List<TreeEdited> asked, Way way) {
        UUID passportId = asked.getFirst().passportId();
        return rows.newest(session, passportId)
                .chain(row ->
                        row == null
                                ? refused(noTree(passportId))
                                : known(session, asked)
                                        .chain(known -> edit(session, row, asked, known, way)));
    }

    /** By which way edits come. */
    enum Way {
        /** Only who asks and the service read them. */
        REST,
        /** They stand on a topic. */
        KAFKA
    }

    private Uni<Map<UUID, TreeEditRow>> known(Mutiny.Session session, List<TreeEdited> asked) {
        return rows.edits(
                        session,
                        asked.getFirst().passportId(),
                        asked.stream().map(TreeEdited::editId).toList())
                .map(found ->
                        found.stream().collect(Collectors.toMap(row -> row.editId, row -> row)));
    }

    private Uni<Edited> edit(
            Mutiny.Session session,
            TreeRevisionRow row,
            List<TreeEdited> asked,
            Map<UUID, TreeEditRow> known,
            Way way) {
        List<Integer> fresh = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            TreeEdited one = asked.get(index);
            TreeEditRow before = known.get(one.editId());
            if (before == null) {
                fresh.add(index);
            } else if (!isSame(before, one.edit())) {
                return refused(
                        new EditRefusal(
                                index,
                                EditRefusal.Kind.ID_REUSED,
                                "editId",
                                "id reused with other content"));
            }
        }
        return fresh.isEmpty()
                ? Uni.createFrom().item(new Edited.Known(row))
                : open(session, row).chain(found -> apply(session, found, asked, fresh, way));
    }

    private boolean isSame(TreeEditRow before, Edit edit) {
        return edit instanceof Edit.Withheld withheld
                ? Sha256.fromBytes(before.digest).hex().equals(withheld.digest())
                : rows.open(before).edit().equals(edit);
    }

    private Uni<Edited> apply(
            Mutiny.Session session,
            Found found,
            List<TreeEdited> asked,
            List<Integer> fresh,
            Way way) {
        return OffLoop.compute(() ->
                        Editing.applyNew(
                                found.opened().edited(),
                                found.opened().guarded(),
                                asked,
                                fresh,
                                way == Way.KAFKA,
                                rows::salt))
                .chain(result ->
                        switch (result) {
                            case Editing.Result.Refused(var refusal) -> refused(refusal);
                            case Editing.Result.Done done -> keep(session, found.row(), done, way);
                        });
    }

    private Uni<Edited> keep(
            Mutiny.Session session, TreeRevisionRow before, Editing.Result.Done done, Way way) {
        UUID passportId = before.passportId;
        Object[] kept =
                IntStream.range(0, done.kept().size())
                        .mapToObj(index ->
                                row(passportId, before.edits + index + 1, done.kept().get(index)))
                        .toArray();
        return session.persistAll(kept)
                .chain(() ->
                        way == Way.REST
                                ? outbox.appendAll(session, done.events())
                                : Uni.createFrom().voidItem())
                .chain(() ->
                        revise(
                                session,
                                passportId,
                                Cause.EDITED,
                                before.base,
                                before.edits + kept.length,
                                done.tree()))
                .map(Edited.Applied::new);
    }

    private TreeEditRow row(UUID passportId, int place, KeptEdit edit) {
        TreeEditRow row = new TreeEditRow();
        row.passportId = passportId;
        row.place = place;
        row.editId = edit.editId();
        row.kind = Editing.kind(edit);
        row.digest = edit.digest().bytes();
        row.sealed = rows.seal(passportId, edit);
        row.madeAt = clock.instant();
        return row;
    }

    private Uni<TreeRevisionRow> revise(
            Mutiny.Session session,
            UUID passportId,
            Cause cause,
            UUID base,
            int edits,
            EditedTree edited) {
        return rows.newest(session, passportId)
                .chain(before -> {
                    TreeRevisionRow row = new TreeRevisionRow();
                    row.passportId = passportId;
                    row.revision = before == null ? 1 : before.revision + 1;
                    row.cause = cause;
                    row.base = base;
                    row.edits = edits;
                    row.editsLost = edited.lost().size();
                    row.publicIdeas = edited.count(Standing.PUBLIC);
                    row.privateIdeas = edited.count(Standing.PRIVATE);
                    row.rejected = edited.count(Standing.REJECTED);
                    row.madeAt = clock.instant();
                    return session.persist(row).replaceWith(row);
                });
    }

    private static Uni<Edited> refused(EditRefusal refusal) {
        return Uni.createFrom().item(new Edited.Refused(refusal));
    }

    private static EditRefusal noTree(UUID passportId) {
        return new EditRefusal(
                0,
                EditRefusal.Kind.UNKNOWN,
                "passportId",
                "passport " + passportId + " has no meaning tree");
    }
}
