package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a report's body. */
public final class Reporting {
    private static final String NOT_MEASURED = "not measured";

    private Reporting() {}

    /** The body that follows from these inputs and answers. */
    public static ReportBody body(ReportSubject subject) {
        var request = subject.request();
        var settled = subject.settled();
        return new ReportBody(
                ReportBody.TYPE,
                request.verificationId(),
                subject.passport(),
                request.probeSet(),
                ReportedAccess.of(request.access()),
                request.observers(),
                subject.rule(),
                thresholds(subject.rule()),
                settled.decided().verdict(),
                settled.decided().reason(),
                Words.verdict(subject),
                settled.asked(),
                settled.evidence().counted(),
                settled.evidence(),
                settled.evidence().survivalInterval().low(),
                subject.signature(),
                subject.finding(),
                subject.files(),
                observers(subject),
                assumptions(subject),
                recompute(subject),
                "/api/v1/verifications/" + request.verificationId() + "/evidence");
    }

    private static ReportBody.Thresholds thresholds(Rule rule) {
        return new ReportBody.Thresholds(
                Math.log10(rule.rivals() / rule.alpha()), -Math.log10(rule.beta()));
    }

    private static List<ReportBody.ObserverCells> observers(ReportSubject subject) {
        return Arrays.stream(Observer.values())
                .map(observer ->
                        new ReportBody.ObserverCells(
                                observer,
                                noticed(observer, subject),
                                explained(observer, subject),
                                NOT_MEASURED))
                .toList();
    }

    private static String noticed(Observer observer, ReportSubject subject) {
        return switch (observer) {
            case ENGINEER -> NOT_MEASURED;
            case SEMIOTICIAN -> FindingWords.ideasNoticed(subject);
            case RESEARCHER ->
                    subject.signature() == null ? FindingWords.noticed(subject) : NOT_MEASURED;
            case CREATOR ->
                    switch (subject.request().access()) {
                        case Access.Chat _ ->
                                subject.signature() == null ? NOT_MEASURED : Words.noticed(subject);
                        case Access.Weights _, Access.Adapter _ -> NOT_MEASURED;
                    };
        };
    }

    private static String explained(Observer observer, ReportSubject subject) {
        return switch (observer) {
            case ENGINEER, CREATOR -> NOT_MEASURED;
            case SEMIOTICIAN -> FindingWords.ideasExplained(subject);
            case RESEARCHER -> FindingWords.blindExplained(subject);
        };
    }

    private static List<String> assumptions(ReportSubject subject) {
        if (subject.files() != null) {
            return WordsOfFiles.ASSUMPTIONS;
        }
        SignatureFacts signature = subject.signature();
        if (signature == null) {
            return FindingWords.assumptions(subject);
        }
        Rule rule = subject.rule();
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "A false RECOGNISED has a chance of at most alpha over the author's key, whatever"
                        + " the model is.");
        assumptions.add(signature.boundRestsOn());
        if (rule.rivals() > 1) {
            assumptions.add(
                    "The author logged "
                            + rule.rivals()
                            + " commitments, so the evidence has to be that many times stronger.");
        }
        assumptions.add(
                "NOT_RECOGNISED assumes that each beacon survives with a chance of at least the"
                        + " floor, given the beacons before it.");
        assumptions.add(
                "Each beacon was asked once, in a conversation of its own, and its first outcome"
                        + " alone is counted.");
        assumptions.add(
                "A failure is decided from the transport alone, before the answer is read, and"
                        + " carries no evidence.");
        assumptions.add(
                "Beacons that the author has not revealed are attested by the two services that"
                        + " asked and read them, and not recomputed by the reader.");
        return List.copyOf(assumptions);
    }

    private static List<String> recompute(ReportSubject subject) {
        if (subject.files() != null) {
            return WordsOfFiles.RECOMPUTE;
        }
        if (subject.signature() == null) {
            return FindingWords.recompute(subject);
        }
        return List.of(
                "Bring this body into canonical JSON (RFC 8785); its SHA-256 is the report's digest"
                        + " and stands in the log as a leaf of type verdict.",
                "Check each of the signature's log entries: its leaf hash and path lead to the"
                        + " tree's root (RFC 6962).",
                "Take the answers from scoring-service at the path given under answers, and fold"
                        + " them in the order of ordinals up to the first crossing: "
                        + subject.settled().evidence().counted()
                        + " of "
                        + subject.settled().asked()
                        + " asked are counted.",
                "For each beacon whose key the author reveals, derive its target from the key and"
                        + " compare it with the candidate read.");
    }
}
