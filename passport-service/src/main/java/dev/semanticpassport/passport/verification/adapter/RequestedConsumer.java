package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes requests for verifications from Kafka. */
@ApplicationScoped
class RequestedConsumer {
    private final Intake intake;
    private final Verifications verifications;
    private final Tracing tracing;

    RequestedConsumer(Intake intake, Verifications verifications, Tracing tracing) {
        this.intake = intake;
        this.verifications = verifications;
        this.tracing = tracing;
    }

    @Incoming("verification-requested")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return intake.read(records)
                .onItem()
                .transformToMulti(received -> Multi.createFrom().iterable(received))
                .onItem()
                .transformToUniAndConcatenate(this::request)
                .collect()
                .last();
    }

    private Uni<Void> request(Received received) {
        Event event = received.event();
        if (!(event instanceof VerificationRequested request)) {
            return intake.deadLetter(received, "ce_type: no request for a verification");
        }
        Step step = received.begin(tracing);
        Uni<Void> work =
                verifications
                        .request(request, step)
                        .chain(requested ->
                                switch (requested) {
                                    case Requested.Begun _, Requested.Known _ ->
                                            Uni.createFrom().voidItem();
                                    case Requested.Refused(var refusal) -> {
                                        step.failed(refusal.kind().name());
                                        yield intake.deadLetter(received, refusal.inWords());
                                    }
                                });
        return step.during(work)
                .onFailure()
                .recoverWithUni(bug -> Aside.put(intake, received, bug));
    }
}
