package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.messaging.Intake;
import dev.semanticpassport.messaging.Received;
import dev.semanticpassport.messaging.tracing.Step;
import dev.semanticpassport.messaging.tracing.Tracing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes requests for fleets from Kafka. */
@ApplicationScoped
class FleetRequestedConsumer {
    private static final Logger LOG = Logger.getLogger(FleetRequestedConsumer.class);

    private final Intake intake;
    private final Fleets fleets;
    private final Tracing tracing;

    FleetRequestedConsumer(Intake intake, Fleets fleets, Tracing tracing) {
        this.intake = intake;
        this.fleets = fleets;
        this.tracing = tracing;
    }

    @Incoming("fleet-requested")
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
        if (!(received.event() instanceof FleetRequested request)) {
            return intake.deadLetter(received, "ce_type: no request for a fleet");
        }
        Step step = received.begin(tracing);
        Uni<Void> work =
                fleets.request(request, step.traceparent())
                        .chain(taken ->
                                switch (taken) {
                                    case Fleets.Taken.Stands _ -> Uni.createFrom().voidItem();
                                    case Fleets.Taken.Refused(var field, var reason, var _) -> {
                                        step.failed(field);
                                        yield intake.deadLetter(received, field + ": " + reason);
                                    }
                                });
        return step.during(work).onFailure().recoverWithUni(bug -> aside(received, bug));
    }

    private Uni<Void> aside(Received received, Throwable bug) {
        LOG.errorf(bug, "event %s cannot be applied", received.event().id());
        return intake.deadLetter(received, "cannot be applied: " + bug.getClass().getSimpleName());
    }
}
