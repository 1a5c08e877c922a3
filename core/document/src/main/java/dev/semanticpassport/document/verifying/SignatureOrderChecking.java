package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.beacons.SignatureOrder;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.document.file.Leaf;
import java.util.List;

/** Whether the log has the signature's steps as the document tells them, and in which order. */
final class SignatureOrderChecking {
    private static final String CHECK = "signature's steps";
    private static final String PATH = "payload.predicate.signature";

    private SignatureOrderChecking() {}

    static void check(
            PassportDocument document,
            PublicSignature signature,
            Ledger ledger,
            NoteKey log,
            List<NoteKey> witnesses,
            Findings findings) {
        long before = findings.differences();
        ledger.at(signature.frozenLeaf(), Leaf.Frozen.class)
                .ifPresentOrElse(
                        leaf -> frozen(document, signature, leaf, findings),
                        () ->
                                findings.differs(
                                        CHECK,
                                        PATH + ".frozenLeaf",
                                        "an entry beacons.frozen at " + signature.frozenLeaf(),
                                        "none"));
        signature
                .keyed()
                .ifPresent(keyed ->
                        ledger.at(keyed.keysLeaf(), Leaf.Keyed.class)
                                .ifPresentOrElse(
                                        leaf -> keyed(document, signature, keyed, leaf, findings),
                                        () ->
                                                findings.differs(
                                                        CHECK,
                                                        PATH + ".keyed.keysLeaf",
                                                        "an entry keys.committed at "
                                                                + keyed.keysLeaf(),
                                                        "none")));
        SignatureOrder order = order(signature, log, witnesses);
        for (int place = 0; place < document.evidence().size(); place++) {
            VerificationEvidence one = document.evidence().get(place);
            findings.same(
                    CHECK,
                    "payload.predicate.evidence[" + place + "].report.rule.orderShown",
                    order.shown(),
                    one.report().at("/rule/orderShown").asBoolean());
        }
        if (findings.differences() == before) {
            findings.holds(CHECK, order.sentence());
        }
    }

    private static SignatureOrder order(
            PublicSignature signature, NoteKey log, List<NoteKey> witnesses) {
        if (signature.keyed().isEmpty()) {
            return new SignatureOrder.NotShown("the keys are not committed yet");
        }
        PublicSignature.Keyed keyed = signature.keyed().orElseThrow();
        if (keyed.randomness() instanceof Randomness.LogCheckpoint(String note)
                && covered(note, keyed.keysLeaf())) {
            return new SignatureOrder.NotShown("the keys were committed before the randomness");
        }
        return SignatureOrder.judge(keyed.randomness(), signature.frozenLeaf(), log, witnesses);
    }

    private static boolean covered(String note, long leaf) {
        try {
            return leaf < SignedCheckpoint.parse("randomness", note).checkpoint().size();
        } catch (UnreadableFileException e) {
            return false; // judged, and named, with the note itself
        }
    }

    private static void frozen(
            PassportDocument document,
            PublicSignature signature,
            Leaf.Frozen leaf,
            Findings findings) {
        findings.same(
                CHECK,
                PATH + ".frozenLeaf",
                document.edition().passportId() + ", " + document.edition().author(),
                leaf.passport() + ", " + leaf.author());
        findings.same(CHECK, PATH + ".beaconsRoot", leaf.beaconsRoot(), signature.beaconsRoot());
        findings.same(
                CHECK, PATH + ".keyCommitment", leaf.keyCommitment(), signature.keyCommitment());
        findings.same(CHECK, PATH + ".candidates", leaf.count(), signature.candidates().size());
        findings.same(
                CHECK, PATH + ".survivalFloor", leaf.survivalFloor(), signature.survivalFloor());
    }

    private static void keyed(
            PassportDocument document,
            PublicSignature signature,
            PublicSignature.Keyed keyed,
            Leaf.Keyed leaf,
            Findings findings) {
        findings.same(
                CHECK,
                PATH + ".keyed.keysLeaf",
                document.edition().passportId() + ", frozen at " + signature.frozenLeaf(),
                leaf.passport() + ", frozen at " + leaf.frozen());
        findings.same(CHECK, PATH + ".keyed.keysRoot", leaf.keysRoot(), keyed.keysRoot());
        findings.same(CHECK, PATH + ".keyed.randomness", leaf.randomness(), keyed.randomness());
    }
}
