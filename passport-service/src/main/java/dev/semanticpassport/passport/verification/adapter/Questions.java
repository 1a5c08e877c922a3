package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.beacons.ServiceKey;
import dev.semanticpassport.passport.probeset.ProbeSet;
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

    ProbeRequested asked(VerificationRequested request, Rule rule, Asked asked, ProbeRow row) {
        dev.semanticpassport.contracts.Asked question =
                switch (row.probe().asks()) {
                    case Asks.Beacon(int index) ->
                            new Question(
                                    signature(asked, row).systemPrompt(),
                                    signature(asked, row).beacons().get(index).question());
                    case Asks.Control(int index) ->
                            new Question(
                                    signature(asked, row).systemPrompt(),
                                    signature(asked, row).controls().get(index));
                    case Asks.Prompt(int index) -> prompts(asked, row).question(index);
                    case Asks.Manifest _ -> new Inspection.Manifest();
                    case Asks.Digests(int index, int of) -> new Inspection.Digests(index, of);
                    case Asks.Modules(int index, int of) -> new Inspection.Modules(index, of);
                };
        return new ProbeRequested(
                row.verificationId,
                row.ordinal,
                row.releases,
                request.access(),
                question,
                readAs(asked, row),
                rule);
    }

    private ReadAs readAs(Asked asked, ProbeRow row) {
        return switch (row.probe().asks()) {
            case Asks.Beacon(int index) -> {
                var beacon = signature(asked, row).beacons().get(index);
                String target = beacon.candidates().get(beacon.target());
                yield new ReadAs.Beacon(
                        beacon.candidates(),
                        serviceKey.digest(row.verificationId, row.ordinal, target).hex());
            }
            case Asks.Control _ -> new ReadAs.Control();
            case Asks.Prompt _, Asks.Manifest _, Asks.Digests _, Asks.Modules _ ->
                    new ReadAs.Text();
        };
    }

    private static VerifiableSignature.Ready signature(Asked asked, ProbeRow row) {
        return switch (asked) {
            case Asked.OfSignature(var signature) -> signature;
            case Asked.OfProbeSet _, Asked.OfFiles _ -> throw misplanned(row);
        };
    }

    private static ProbeSet prompts(Asked asked, ProbeRow row) {
        return switch (asked) {
            case Asked.OfSignature _, Asked.OfFiles _ -> throw misplanned(row);
            case Asked.OfProbeSet(var set) -> set;
        };
    }

    private static IllegalStateException misplanned(ProbeRow row) {
        return new IllegalStateException(
                "probe " + row.ordinal + " of " + row.verificationId + " is of another plan");
    }
}
