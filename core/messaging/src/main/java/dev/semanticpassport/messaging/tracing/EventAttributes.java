package dev.semanticpassport.messaging.tracing;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.FleetSettled;
import dev.semanticpassport.contracts.ModelDrifted;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/** What a span tells of an event: chosen one by one, so that nothing else gets out. */
final class EventAttributes {
    private EventAttributes() {}

    static Attributes of(Event event) {
        AttributesBuilder attributes = Subject.of(event).attributes().toBuilder();
        switch (event) {
            case PassportIssued _,
                    TreeEdited _,
                    FleetRequested _,
                    FleetSettled _,
                    ModelDrifted _ -> {}
            case VerificationRequested requested -> {
                if (requested.passportId() != null) {
                    attributes.put(SpanKey.PASSPORT, requested.passportId().toString());
                }
            }
            case ProbeRequested requested -> attributes.put(SpanKey.RELEASE, requested.release());
            case ProbeAnswered answered -> {
                attributes.put(SpanKey.CALLS, answered.effort().calls());
                switch (answered.outcome()) {
                    case Outcome.Answer _, Outcome.Files _ -> {}
                    case Outcome.Failure failure ->
                            attributes.put(SpanKey.ERROR_TYPE, failure.failure().name());
                }
            }
            case EvidenceUpdated updated -> {
                attributes.put(SpanKey.REVISION, updated.revision());
                if (updated.decided() != null) {
                    attributes.put(SpanKey.VERDICT, updated.decided().verdict().name());
                }
            }
            case VerificationSettled settled ->
                    attributes
                            .put(SpanKey.VERDICT, settled.decided().verdict().name())
                            .put(SpanKey.REASON, settled.decided().reason().name());
        }
        return attributes.build();
    }
}
