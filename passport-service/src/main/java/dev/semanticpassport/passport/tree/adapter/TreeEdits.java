package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes edits, whichever way they came: there is one step for all. */
@ApplicationScoped
class TreeEdits {
    private static final Logger LOG = Logger.getLogger(TreeEdits.class);

    private final Mutiny.SessionFactory sessions;
    private final Trees trees;
    private final Outbox outbox;
    private final TreeMetrics metrics;

    @Inject
    TreeEdits(Mutiny.SessionFactory sessions, Trees trees, Outbox outbox, TreeMetrics metrics) {
        this.sessions = sessions;
        this.trees = trees;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Applies edits of one passport, all or none, once for each id. */
    Uni<Edited> edit(List<TreeEdited> asked, Trees.Way way) {
        return Infrastructure.retrying(() ->
                        sessions.withTransaction(session ->
                                trees.lock(session, asked.getFirst().passportId())
                                        .chain(() -> trees.edit(session, asked, way))))
                .invoke(edited -> tell(edited, asked.size()));
    }

    private void tell(Edited edited, int asked) {
        switch (edited) {
            case Edited.Applied(var revision) -> {
                outbox.nudge();
                metrics.applied(asked);
                LOG.infof(
                        "tree edited: passport=%s revision=%d",
                        revision.passportId, revision.revision);
            }
            case Edited.Known _ -> {}
            case Edited.Refused(var refusal) -> metrics.refused(refusal.kind());
        }
    }
}
