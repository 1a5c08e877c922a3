package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.problem.RequestProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes edits of trees from Kafka; those that REST made come back here and are known already. A bad
 * one is set aside without its body, which may hold the author's words.
 */
@ApplicationScoped
class TreeEditedConsumer {
    private static final Logger LOG = Logger.getLogger(TreeEditedConsumer.class);

    private final Intake intake;
    private final TreeEdits edits;
    private final Tracing tracing;

    @Inject
    TreeEditedConsumer(Intake intake, TreeEdits edits, Tracing tracing) {
        this.intake = intake;
        this.edits = edits;
        this.tracing = tracing;
    }

    @Incoming("tree-edited")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return intake.read(records)
                .onItem()
                .transformToMulti(received -> Multi.createFrom().iterable(received))
                .onItem()
                .transformToUniAndConcatenate(this::edit)
                .collect()
                .last();
    }

    private Uni<Void> edit(Received received) {
        if (!(received.event() instanceof TreeEdited edited)) {
            return intake.deadLetter(received, "ce_type: no edit of a tree");
        }
        Step step = received.begin(tracing);
        Uni<Void> work =
                edits.edit(List.of(edited), Trees.Way.KAFKA)
                        .chain(result ->
                                switch (result) {
                                    case Edited.Applied _, Edited.Known _ ->
                                            Uni.createFrom().voidItem();
                                    case Edited.Refused(var refusal) -> {
                                        step.failed(refusal.kind().name());
                                        yield intake.deadLetter(received, refusal.inWords());
                                    }
                                })
                        .onFailure(RequestProblem.class)
                        .recoverWithUni(problem ->
                                intake.deadLetter(received, "passportId: " + problem.getMessage()));
        return step.during(work).onFailure().recoverWithUni(bug -> aside(received, bug));
    }

    /** Without the failure's message, which may quote the edit. */
    private Uni<Void> aside(Received received, Throwable bug) {
        String kind = bug.getClass().getSimpleName();
        StackTraceElement[] trace = bug.getStackTrace();
        LOG.errorf(
                "event %s cannot be applied: %s at %s",
                received.event().id(), kind, trace.length == 0 ? "" : trace[0]);
        return intake.deadLetter(received, "cannot be applied: " + kind);
    }
}
