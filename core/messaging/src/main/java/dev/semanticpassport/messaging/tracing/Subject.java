package dev.semanticpassport.messaging.tracing;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.FleetSettled;
import dev.semanticpassport.contracts.ModelDrifted;
import dev.semanticpassport.contracts.PassportIssued;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import io.opentelemetry.api.common.Attributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a span or a log line is about, by ids alone.
 *
 * @param probe the probe's place in the plan, from 0
 */
public record Subject(
        @Nullable UUID passport, @Nullable UUID verification, @Nullable Integer probe) {

    public static Subject verification(UUID verification) {
        return new Subject(null, verification, null);
    }

    public static Subject probe(UUID verification, int ordinal) {
        return new Subject(null, verification, ordinal);
    }

    public static Subject of(Event event) {
        return switch (event) {
            case PassportIssued issued -> new Subject(issued.passportId(), null, null);
            case TreeEdited edited -> new Subject(edited.passportId(), null, null);
            case FleetRequested fleet -> new Subject(fleet.passportId(), null, null);
            case ModelDrifted drifted -> verification(drifted.verificationId());
            case FleetSettled fleet -> new Subject(fleet.passportId(), null, null);
            case VerificationRequested requested -> verification(requested.verificationId());
            case ProbeRequested requested -> probe(requested.verificationId(), requested.ordinal());
            case ProbeAnswered answered -> probe(answered.verificationId(), answered.ordinal());
            case EvidenceUpdated updated -> verification(updated.verificationId());
            case VerificationSettled settled -> verification(settled.verificationId());
        };
    }

    /** As attributes of a span. */
    public Attributes attributes() {
        var attributes = Attributes.builder();
        if (passport != null) {
            attributes.put(SpanKey.PASSPORT, passport.toString());
        }
        if (verification != null) {
            attributes.put(SpanKey.VERIFICATION, verification.toString());
        }
        if (probe != null) {
            attributes.put(SpanKey.PROBE, probe.longValue());
        }
        return attributes.build();
    }
}
