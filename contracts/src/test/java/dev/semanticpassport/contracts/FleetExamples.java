package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ASKING;
import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;
import static dev.semanticpassport.contracts.ExampleParts.VERIFICATION;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fleets of models, and a model that drifted. */
final class FleetExamples {

    private FleetExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put(
                "fleet.requested.v1",
                new FleetRequested(
                        VERIFICATION,
                        PASSPORT,
                        DIGEST,
                        FleetError.FAMILY_WISE,
                        0.01,
                        new Budget(40)));
        examples.put(
                "fleet.requested.v1.prepared",
                new FleetRequested(
                        VERIFICATION,
                        PASSPORT,
                        DIGEST,
                        FleetError.AS_THEY_ARRIVE,
                        0.05,
                        new Budget(40),
                        ASKING));
        examples.put(
                "fleet.settled.v1",
                new FleetSettled(
                        VERIFICATION,
                        PASSPORT,
                        FleetError.FALSE_DISCOVERY_RATE,
                        0.01,
                        1000,
                        12,
                        950,
                        36,
                        2,
                        DIGEST));
        examples.put(
                "model.drifted.v1",
                new ModelDrifted(VERIFICATION, "open-model", PASSPORT, ASKING, 4, 3.25, 0.001));
        return examples;
    }
}
