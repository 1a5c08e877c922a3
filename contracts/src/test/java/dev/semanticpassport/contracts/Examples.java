package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;

import java.util.LinkedHashMap;
import java.util.Map;

/** One event of every kind, and of every shape that a kind has. */
final class Examples {

    private Examples() {}

    /** The examples by the names of their golden files: the event's type, and what is special. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put("passport.issued.v1", new PassportIssued(PASSPORT, 2, "Carrier", DIGEST, 41));
        examples.putAll(TreeExamples.byName());
        examples.putAll(FleetExamples.byName());
        examples.putAll(RequestExamples.byName());
        examples.putAll(ProbeExamples.byName());
        examples.putAll(FileExamples.byName());
        examples.putAll(EvidenceExamples.byName());
        return examples;
    }

    /** The plain example of a topic. */
    static Event of(Topic topic) {
        Event example = byName().get(topic.type());
        if (example == null) {
            throw new AssertionError("No example for " + topic);
        }
        return example;
    }
}
