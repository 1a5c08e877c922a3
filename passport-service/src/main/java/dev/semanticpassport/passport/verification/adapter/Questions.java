package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.passport.signature.VerifiableSignature;
import dev.semanticpassport.passport.verification.planning.Asks;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Turns a place in a plan into what is asked. Only here, and only at the moment of release, do a
 * question and a target's digest come together.
 */
@ApplicationScoped
class Questions {
    private final ServiceKey serviceKey;

    Questions(ServiceKey serviceKey) {
        this.serviceKey = serviceKey;
    }

    ProbeRequested asked(
            VerificationRequested request,
            Rule rule,
            VerifiableSignature.Ready signature,
            ProbeRow row) {
        Question question =
                switch (row.probe().asks()) {
                    case Asks.Beacon(int index) ->
                            new Question(
                                    signature.systemPrompt(),
                                    signature.beacons().get(index).question());
                    case Asks.Control(int index) ->
                            new Question(signature.systemPrompt(), signature.controls().get(index));
                };
        return new ProbeRequested(
                row.verificationId,
                row.ordinal,
                row.releases,
                request.access(),
                question,
                readAs(signature, row),
                rule);
    }

    private ReadAs readAs(VerifiableSignature.Ready signature, ProbeRow row) {
        return switch (row.probe().asks()) {
            case Asks.Beacon(int index) -> {
                var beacon = signature.beacons().get(index);
                String target = beacon.candidates().get(beacon.target());
                yield new ReadAs.Beacon(
                        beacon.candidates(),
                        serviceKey.digest(row.verificationId, row.ordinal, target).hex());
            }
            case Asks.Control _ -> new ReadAs.Control();
        };
    }
}
