package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.VerificationRequested;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests and evidence as tests send them. */
final class Requests {
    private Requests() {}

    static VerificationRequested request(UUID id, UUID passport, int maxProbes) {
        return new VerificationRequested(
                id,
                passport,
                new Access.Chat(
                        URI.create("http://127.0.0.1:9/v1"),
                        "carrier",
                        "endpoint-key",
                        Map.of(),
                        0,
                        null,
                        64),
                List.of(Observer.CREATOR),
                1e-6,
                new Budget(maxProbes),
                null);
    }

    /** Evidence that covers the ordinals up to this one. */
    static EvidenceUpdated evidence(UUID id, int revision, int lastReceived) {
        return evidence(id, revision, lastReceived, null);
    }

    static EvidenceUpdated evidence(UUID id, int revision, int lastReceived, Decision decided) {
        return new EvidenceUpdated(
                id,
                revision,
                List.of(new OrdinalRange(0, lastReceived)),
                new Evidence(
                        lastReceived + 1,
                        lastReceived + 1,
                        2,
                        lastReceived + 1,
                        0,
                        0,
                        0,
                        1.25,
                        0.056,
                        -0.5,
                        0.5,
                        new Interval(0.03, 0.97, 0.99),
                        decided == null ? null : lastReceived),
                1,
                decided);
    }
}
