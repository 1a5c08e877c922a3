package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.DECIDED_EVIDENCE;
import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.EARLY_EVIDENCE;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;
import static dev.semanticpassport.contracts.ExampleParts.VERIFICATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the answers showed, on the way and at the end. */
final class EvidenceExamples {
    private static final Decision KEPT = new Decision(Verdict.UNDECIDED, Reason.ANSWERS_KEPT);

    private EvidenceExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put(
                "evidence.updated.v1",
                new EvidenceUpdated(
                        VERIFICATION,
                        2,
                        List.of(new OrdinalRange(0, 4), new OrdinalRange(6, 6)),
                        DECIDED_EVIDENCE,
                        1,
                        new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED)));
        examples.put(
                "evidence.updated.v1-undecided",
                new EvidenceUpdated(
                        VERIFICATION, 1, List.of(new OrdinalRange(0, 1)), EARLY_EVIDENCE, 0, null));
        examples.put(
                "evidence.updated.v1-recognised",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        KEPT,
                        FindingExamples.RECOGNISED));
        examples.put(
                "evidence.updated.v1-mixed",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        KEPT,
                        FindingExamples.MIXED));
        examples.put(
                "evidence.updated.v1-not-compared",
                new EvidenceUpdated(
                        VERIFICATION,
                        3,
                        List.of(new OrdinalRange(0, 79)),
                        EARLY_EVIDENCE,
                        0,
                        KEPT,
                        new Finding.NotCompared("there is no panel known, version 4")));
        examples.put(
                "verification.settled.v1-expressed",
                new VerificationSettled(
                        VERIFICATION,
                        null,
                        0,
                        KEPT,
                        EARLY_EVIDENCE,
                        80,
                        DIGEST,
                        FindingExamples.EXPRESSED));
        examples.put(
                "verification.settled.v1-equated",
                new VerificationSettled(
                        VERIFICATION,
                        null,
                        0,
                        KEPT,
                        EARLY_EVIDENCE,
                        80,
                        DIGEST,
                        FindingExamples.EQUATED));
        examples.put(
                "verification.settled.v1",
                new VerificationSettled(
                        VERIFICATION,
                        PASSPORT,
                        2,
                        new Decision(Verdict.RECOGNISED, Reason.THRESHOLD_CROSSED),
                        DECIDED_EVIDENCE,
                        8,
                        DIGEST));
        return examples;
    }
}
