package dev.semanticpassport.document.verifying;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.beacons.BeaconOpening;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.GivenAnswer;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.file.Leaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a verification's report is the logged one and follows from the answers beside it. */
final class EvidenceChecking {
    private final PassportDocument document;
    private final Ledger ledger;
    private final Findings findings;

    EvidenceChecking(PassportDocument document, Ledger ledger, Findings findings) {
        this.document = document;
        this.ledger = ledger;
        this.findings = findings;
    }

    /** Checks every verification of the document. */
    void all() {
        for (int place = 0; place < document.evidence().size(); place++) {
            one(document.evidence().get(place), "payload.predicate.evidence[" + place + "]");
        }
    }

    private void one(VerificationEvidence evidence, String path) {
        String check = "verification " + evidence.id();
        long before = findings.differences();
        logged(evidence, path, check);
        signature(evidence, path, check);
        Map<Integer, BeaconOpening> openings = openings(evidence, path, check);
        answers(evidence, openings, path, check);
        int differing = recomputed(evidence, openings, path, check);
        if (findings.differences() == before && differing == 0) {
            said(evidence, check);
        }
    }

    private void logged(VerificationEvidence evidence, String path, String check) {
        Optional<Leaf.Verdict> verdict = ledger.at(evidence.logIndex(), Leaf.Verdict.class);
        if (verdict.isEmpty()) {
            findings.differs(
                    check,
                    path + ".logIndex",
                    "a verdict among the file's log entries at " + evidence.logIndex(),
                    "none");
            return;
        }
        Leaf.Verdict leaf = verdict.orElseThrow();
        findings.same(check, path + ".verification", leaf.verification(), evidence.id());
        findings.same(
                check,
                path + ".report",
                "SHA-256 " + leaf.digest(),
                "SHA-256 " + evidence.reportDigest());
        findings.same(
                check,
                path + ".report.verification",
                evidence.id().toString(),
                evidence.reported("/verification"));
        findings.same(
                check,
                path + ".report.passport.id",
                document.edition().passportId().toString(),
                evidence.reported("/passport/id"));
        int revision = evidence.report().at("/passport/revision").asInt();
        ledger.issued(document.edition().passportId()).stream()
                .map(Map.Entry::getValue)
                .filter(issued -> issued.revision() == revision)
                .findFirst()
                .ifPresent(issued ->
                        findings.same(
                                check,
                                path + ".report.passport.digest",
                                issued.digest().hex(),
                                evidence.reported("/passport/digest")));
    }

    private void signature(VerificationEvidence evidence, String path, String check) {
        Optional<Sha256> root = document.signature().map(PublicSignature::beaconsRoot);
        if (evidence.report().has("signature")) {
            findings.same(
                    check,
                    path + ".report.signature.frozenRoot",
                    root.map(Sha256::hex).orElse("none: the document has no signature"),
                    evidence.reported("/signature/frozenRoot"));
        }
    }

    private Map<Integer, BeaconOpening> openings(
            VerificationEvidence evidence, String path, String check) {
        Map<Integer, BeaconOpening> openings = new HashMap<>();
        for (int place = 0; place < evidence.openings().size(); place++) {
            BeaconOpening opening = evidence.openings().get(place);
            String where = path + ".openings[" + place + "]";
            if (openings.put(opening.index(), opening) != null) {
                findings.differs(check, where, "one opening a beacon", "two of " + opening.index());
            }
            findings.same(
                    check,
                    where + ".passportId",
                    document.edition().passportId(),
                    opening.passportId());
            keyed().ifPresentOrElse(
                            keyed -> opened(opening, keyed, where, check),
                            () ->
                                    findings.differs(
                                            check,
                                            where,
                                            "no opening before keys are fixed",
                                            "one"));
        }
        return openings;
    }

    private void opened(
            BeaconOpening opening, PublicSignature.Keyed keyed, String where, String check) {
        Sha256 root = document.signature().orElseThrow().beaconsRoot();
        switch (opening.check(root, keyed.keysRoot())) {
            case BeaconOpening.Check.Holds _ -> {}
            case BeaconOpening.Check.Differs(List<String> what) ->
                    what.forEach(one -> findings.differs(check, where, "what was logged", one));
        }
    }

    private Optional<PublicSignature.Keyed> keyed() {
        return document.signature().flatMap(PublicSignature::keyed);
    }

    /** Every answer beside what can be read of it; beacons come in their frozen order. */
    private void answers(
            VerificationEvidence evidence,
            Map<Integer, BeaconOpening> openings,
            String path,
            String check) {
        int beacon = 0;
        for (GivenAnswer answer : evidence.answers()) {
            String where = path + ".answers[" + answer.ordinal() + "]";
            digest(answer, where, check);
            switch (answer) {
                case GivenAnswer.Revealed one -> {
                    findings.same(check, where + ".beacon", beacon++, one.beacon());
                    BeaconOpening opening = openings.get(one.beacon());
                    if (opening == null) {
                        findings.differs(check, where, "an opening beside it", "none");
                    } else {
                        findings.same(
                                check, where + ".hit", Recomputing.hit(one, opening), one.hit());
                    }
                }
                case GivenAnswer.Withheld one ->
                        candidates(beacon++)
                                .ifPresent(count ->
                                        findings.same(
                                                check,
                                                where + ".candidates",
                                                count,
                                                one.candidates()));
                case GivenAnswer.Control one ->
                        findings.same(
                                check,
                                where + ".answered",
                                Recomputing.answered(one),
                                one.answered());
                case GivenAnswer.Failed one -> beacon += one.control() ? 0 : 1;
                case GivenAnswer.Unread _ -> {}
            }
        }
    }

    private Optional<Integer> candidates(int beacon) {
        return document.signature()
                .map(PublicSignature::candidates)
                .filter(counts -> beacon < counts.size())
                .map(counts -> counts.get(beacon));
    }

    private void digest(GivenAnswer answer, String where, String check) {
        Optional<Sha256> told =
                switch (answer) {
                    case GivenAnswer.Revealed one -> Optional.of(one.sha256());
                    case GivenAnswer.Control one -> Optional.of(one.sha256());
                    case GivenAnswer.Withheld _, GivenAnswer.Failed _, GivenAnswer.Unread _ ->
                            Optional.empty();
                };
        answer.recomputedDigest()
                .ifPresent(digest ->
                        findings.same(check, where + ".sha256", digest, told.orElse(digest)));
    }

    private int recomputed(
            VerificationEvidence evidence,
            Map<Integer, BeaconOpening> openings,
            String path,
            String check) {
        try {
            long before = findings.differences();
            Recomputing.figures(evidence, openings)
                    .forEach((pointer, figure) -> {
                        JsonNode reported = evidence.report().at(pointer);
                        boolean cancelled = evidence.reported("/reason").equals("CANCELLED");
                        boolean decision = pointer.equals("/verdict") || pointer.equals("/reason");
                        if (!Recomputing.same(reported, figure) && !(cancelled && decision)) {
                            findings.differs(
                                    check,
                                    path + ".report" + pointer.replace('/', '.'),
                                    figure + ", recomputed from the answers",
                                    reported);
                        }
                    });
            return (int) (findings.differences() - before);
        } catch (IllegalArgumentException | UnreadableFileException e) {
            findings.differs(
                    check, path, "answers that can be folded", String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private void said(VerificationEvidence evidence, String check) {
        long withheld =
                evidence.answers().stream().filter(GivenAnswer.Withheld.class::isInstance).count();
        long revealed =
                evidence.answers().stream().filter(GivenAnswer.Revealed.class::isInstance).count();
        findings.holds(
                check,
                evidence.reported("/verdict")
                        + ", "
                        + evidence.answers().size()
                        + " answers folded again to the last digit; "
                        + revealed
                        + " beacons read again against their openings");
        if (withheld > 0) {
            findings.attested(
                    check,
                    withheld
                            + " answers to beacons that stay secret are attested by author and log,"
                            + " not recomputed");
        }
    }
}
