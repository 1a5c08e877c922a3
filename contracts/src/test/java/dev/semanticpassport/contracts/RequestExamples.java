package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ACCESS;
import static dev.semanticpassport.contracts.ExampleParts.ASKING;
import static dev.semanticpassport.contracts.ExampleParts.BARE_ACCESS;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;
import static dev.semanticpassport.contracts.ExampleParts.PROBE_SET;
import static dev.semanticpassport.contracts.ExampleParts.VERIFICATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifications as they are asked for. */
final class RequestExamples {

    private RequestExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put(
                "verification.requested.v1",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        ACCESS,
                        List.of(Observer.CREATOR, Observer.SEMIOTICIAN),
                        0.000001,
                        new Budget(120),
                        ASKING));
        examples.put(
                "verification.requested.v1-least",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        BARE_ACCESS,
                        List.of(Observer.CREATOR),
                        0.05,
                        new Budget(1),
                        null));
        examples.put(
                "verification.requested.v1-probe-set",
                VerificationRequested.ofProbeSet(
                        VERIFICATION,
                        BARE_ACCESS,
                        0.05,
                        new Budget(80),
                        PROBE_SET,
                        new Comparison.Panel("known", 3, "open-model")));
        examples.put(
                "verification.requested.v1-weights",
                new VerificationRequested(
                        VERIFICATION,
                        PASSPORT,
                        new Access.Weights("file:/models/carrier", null, null),
                        List.of(Observer.ENGINEER),
                        0.000001,
                        new Budget(17),
                        null));
        examples.put(
                "verification.requested.v1-traits",
                VerificationRequested.ofProbeSet(
                        VERIFICATION,
                        ACCESS,
                        0.05,
                        new Budget(80),
                        new ProbeSetVersion("lantern", 1),
                        new Comparison.Traits("ordinary", 2, new TraitsVersion("lantern", 1))));
        return examples;
    }
}
