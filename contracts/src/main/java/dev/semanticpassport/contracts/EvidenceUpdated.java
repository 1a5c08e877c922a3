package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Described("More answers were scored: what the evidence is now, and whether it has decided.")
public record EvidenceUpdated(
        @Described("The verification.") UUID verificationId,
        @Described("Counts the updates of this verification, from 1; an older one changes nothing.")
                int revision,
        @Described("Ordinals whose outcome is stored, as ascending ranges.")
                List<OrdinalRange> received,
        @Described("What the answers so far are worth.") Evidence evidence,
        @Described("Askings beyond one a probe: what a crash made to be paid twice.") int paidTwice,
        @Described("The decision, once there is one; it never changes.") @Nullable Decision decided,
        @Described(
                        "What the comparison found, together with the decision, where one was asked for.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Finding finding)
        implements Event {
    public EvidenceUpdated {
        Checks.present(verificationId, "verificationId");
        Checks.that(revision >= 1, "revision must be at least 1");
        Checks.present(received, "received");
        received = List.copyOf(received);
        Checks.present(evidence, "evidence");
    }

    /** An update of a verification that compares nothing, or not yet. */
    public EvidenceUpdated(
            UUID verificationId,
            int revision,
            List<OrdinalRange> received,
            Evidence evidence,
            int paidTwice,
            @Nullable Decision decided) {
        this(verificationId, revision, received, evidence, paidTwice, decided, null);
    }

    @Override
    public Topic topic() {
        return Topic.EVIDENCE_UPDATED;
    }

    @Override
    public String key() {
        return verificationId.toString();
    }

    @Override
    public String id() {
        return verificationId + ":" + revision;
    }
}
