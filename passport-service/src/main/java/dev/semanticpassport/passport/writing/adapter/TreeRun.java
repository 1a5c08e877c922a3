package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.tree.Editing;
import dev.semanticpassport.passport.tree.adapter.Trees;
import dev.semanticpassport.passport.writing.ImportState;
import dev.semanticpassport.writing.Message;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Builds a passport's tree from all its messages. */
@ApplicationScoped
class TreeRun {
    private static final Logger LOG = Logger.getLogger(TreeRun.class);
    private static final int SHARE_OF_MEMORY = 8;

    private final Mutiny.SessionFactory sessions;
    private final Imports imports;
    private final SealedPieces pieces;
    private final StoredMessages stored;
    private final Trees trees;
    private final WritingMetrics metrics;

    @Inject
    TreeRun(
            Mutiny.SessionFactory sessions,
            Imports imports,
            SealedPieces pieces,
            StoredMessages stored,
            Trees trees,
            WritingMetrics metrics) {
        this.sessions = sessions;
        this.imports = imports;
        this.pieces = pieces;
        this.stored = stored;
        this.trees = trees;
        this.metrics = metrics;
    }

    /** Builds with what was imported before, and again where another import came between. */
    void build(ImportRow row) {
        boolean kept = false;
        while (!kept) {
            List<UUID> before = before(row);
            long bytes = stored.bytes(Stream.concat(Stream.of(row.id), before.stream()).toList());
            if (bytes > mostBytes()) {
                OffLoop.await(() -> imports.fail(row.id, row.attempts, tooMuch(bytes)));
                return;
            }
            List<Message> messages =
                    stored.joined(Stream.concat(Stream.of(row.id), before.stream()).toList());
            MeaningTree tree = TreeBuilding.build(messages, settings(row.passportId));
            kept = keep(row, before, tree);
        }
    }

    /**
     * All messages are held at once while the tree is built, and it takes several times as much.
     */
    private static long mostBytes() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    }

    private static String tooMuch(long bytes) {
        return "the passport's writing would have %d MiB, and with its memory this service builds trees of up to %d MiB: build it with `passport tree` and put it"
                .formatted(bytes >> 20, mostBytes() >> 20);
    }

    /** Finished imports, the newest first. */
    private List<UUID> before(ImportRow row) {
        return OffLoop.await(
                () -> sessions.withSession(session -> imports.done(session, row.passportId)));
    }

    /** Ideas that the author edited stay in the tree, however weak they are. */
    private TreeSettings settings(UUID passportId) {
        return TreeSettings.USUAL.keeping(
                OffLoop.await(() ->
                        sessions.withSession(session -> trees.edits(session, passportId))
                                .map(Editing::namedBy)));
    }

    private boolean keep(ImportRow row, List<UUID> before, MeaningTree tree) {
        return OffLoop.await(() ->
                Infrastructure.retrying(() ->
                        sessions.withTransaction(session ->
                                trees.lock(session, row.passportId)
                                        .chain(() -> imports.done(session, row.passportId))
                                        .chain(now ->
                                                now.equals(before)
                                                        ? keep(session, row, tree)
                                                        : Uni.createFrom().item(false)))));
    }

    private Uni<Boolean> keep(Mutiny.Session session, ImportRow row, MeaningTree tree) {
        return imports.end(session, row.id, row.attempts)
                .chain(held ->
                        trees.replace(session, row.passportId, tree, row.id)
                                .invoke(revision -> held.treeRevision = revision)
                                .chain(() -> pieces.drop(session, row.id, Kind.FILE))
                                .invoke(() -> tell(held)))
                .replaceWith(true);
    }

    private void tell(ImportRow held) {
        metrics.ended(ImportState.DONE, held.begunAt, held.endedAt);
        LOG.infof(
                "import done: import=%s messages=%d revision=%d",
                held.id, held.messages, held.treeRevision);
    }
}
