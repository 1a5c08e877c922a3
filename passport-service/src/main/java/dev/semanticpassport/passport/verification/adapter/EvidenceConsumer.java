package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes evidence from Kafka. */
@ApplicationScoped
class EvidenceConsumer {
    private final Intake intake;
    private final Progress progress;
    private final Tracing tracing;

    EvidenceConsumer(Intake intake, Progress progress, Tracing tracing) {
        this.intake = intake;
        this.progress = progress;
        this.tracing = tracing;
    }

    @Incoming("evidence-updated")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return intake.read(records)
                .onItem()
                .transformToMulti(received -> Multi.createFrom().iterable(newest(received)))
                .onItem()
                .transformToUniAndConcatenate(this::learn)
                .collect()
                .last();
    }

    /** Of each verification only the newest revision matters; the others would change nothing. */
    private static Collection<Received> newest(List<Received> received) {
        Map<UUID, Received> newest = new LinkedHashMap<>();
        for (Received one : received) {
            if (one.event() instanceof EvidenceUpdated update) {
                newest.merge(update.verificationId(), one, EvidenceConsumer::newer);
            }
        }
        return newest.values();
    }

    private static Received newer(Received one, Received other) {
        return revision(other) > revision(one) ? other : one;
    }

    private static int revision(Received received) {
        return received.event() instanceof EvidenceUpdated update ? update.revision() : 0;
    }

    private Uni<Void> learn(Received received) {
        if (!(received.event() instanceof EvidenceUpdated update)) {
            return intake.deadLetter(received, "ce_type: no evidence");
        }
        Step step = received.begin(tracing);
        Uni<Void> work =
                progress.learn(update, step)
                        .chain(moved ->
                                switch (moved) {
                                    case Progress.Moved.Unknown _ ->
                                            intake.deadLetter(
                                                    received,
                                                    "verificationId: no such verification");
                                    case Progress.Moved.Unchanged _,
                                            Progress.Moved.Continued _,
                                            Progress.Moved.Settled _ ->
                                            Uni.createFrom().voidItem();
                                });
        return step.during(work)
                .onFailure()
                .recoverWithUni(bug -> Aside.put(intake, received, bug));
    }
}
