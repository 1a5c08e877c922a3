package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.keys.KeyHistory;
import dev.semanticpassport.document.keys.KeyHistory.AtIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the log has every revision up to this one, and this one as its author signed it. */
final class ChainChecking {
    private static final String CHAIN = "revisions";
    private static final String KEY = "author's key";
    private static final String ENTRIES = "log.entries";

    private ChainChecking() {}

    /**
     * Checks the revisions in the file's leaves.
     *
     * @return the entry of this revision; empty where there is none
     */
    static Optional<Map.Entry<Long, Leaf.Issued>> chain(
            PassportDocument document, Ledger ledger, Findings findings) {
        int revision = document.edition().revision();
        var issued = ledger.issued(document.edition().passportId());
        for (int place = 0; place < Math.max(issued.size(), revision); place++) {
            int expected = place + 1;
            if (place >= issued.size()) {
                findings.differs(CHAIN, ENTRIES, "revision " + expected, "nothing: it is dropped");
                return Optional.empty();
            }
            Leaf.Issued leaf = issued.get(place).getValue();
            if (leaf.revision() != expected) {
                findings.differs(
                        CHAIN,
                        ENTRIES,
                        "revision " + expected,
                        "revision " + leaf.revision() + " at index " + issued.get(place).getKey());
                return Optional.empty();
            }
        }
        if (issued.size() > revision) {
            findings.differs(
                    CHAIN,
                    "payload.predicate.revision",
                    issued.size() + ", the newest in the file's log entries",
                    revision);
            return Optional.empty();
        }
        linked(document, issued, findings);
        return Optional.of(issued.getLast());
    }

    private static void linked(
            PassportDocument document,
            List<Map.Entry<Long, Leaf.Issued>> issued,
            Findings findings) {
        int revision = document.edition().revision();
        Leaf.Issued own = issued.getLast().getValue();
        boolean same =
                findings.same(
                        CHAIN,
                        "payload.predicate",
                        "the logged document, SHA-256 " + own.digest(),
                        "the logged document, SHA-256 " + document.digest());
        Optional<Sha256> before =
                revision == 1
                        ? Optional.empty()
                        : Optional.of(issued.get(revision - 2).getValue().digest());
        same &=
                findings.same(
                        CHAIN,
                        "payload.predicate.previous",
                        before.map(Sha256::hex).orElse("nothing"),
                        document.edition().previous().map(Sha256::hex).orElse("nothing"));
        if (same) {
            findings.holds(
                    CHAIN,
                    "revision "
                            + revision
                            + " of passport "
                            + document.edition().passportId()
                            + ", log entry "
                            + issued.getLast().getKey());
        }
    }

    /**
     * Checks that the envelope is signed by the key that the log names, and that this key was its
     * author's and had not ended.
     *
     * @param own this revision's entry in the log
     */
    static void signer(
            DsseEnvelope envelope,
            PassportDocument document,
            Map.Entry<Long, Leaf.Issued> own,
            KeyHistory keys,
            Trust trust,
            Findings findings) {
        String keyId = own.getValue().keyId().orElse("");
        if (keyId.isEmpty()) {
            findings.undecided(
                    KEY, "the log has this revision as one that its author did not sign");
            return;
        }
        switch (keys.at(keyId, own.getKey())) {
            case AtIndex.Valid(KeyHistory.Known known) ->
                    signed(envelope, document, known, trust, findings);
            case AtIndex.Ended(KeyHistory.Known known, KeyHistory.End end) -> {
                signed(envelope, document, known, trust, findings);
                findings.differs(
                        KEY,
                        "envelope.signatures",
                        "a signature before the key ended at log entry " + end.index(),
                        "one that was logged after it, at entry "
                                + own.getKey()
                                + "; the key was "
                                + end.by());
            }
            case AtIndex.NotYet(KeyHistory.Known known) ->
                    findings.differs(
                            KEY,
                            ENTRIES,
                            "the key's entry before the revision's at " + own.getKey(),
                            "the key's entry at " + known.from());
            case AtIndex.Unknown() ->
                    findings.undecided(
                            KEY, "the file has no log entry of the key " + keyId + " that signed");
        }
    }

    private static void signed(
            DsseEnvelope envelope,
            PassportDocument document,
            KeyHistory.Known known,
            Trust trust,
            Findings findings) {
        long before = findings.differences();
        String keyId = known.key().keyId();
        findings.same(KEY, "envelope.signatures", 1, envelope.signatures().size());
        findings.same(
                KEY,
                "envelope.signatures[0].keyid",
                keyId,
                envelope.signatures().getFirst().keyid());
        if (envelope.verify(List.of(known.key())) instanceof DsseEnvelope.Check.NotSigned) {
            findings.differs(
                    KEY,
                    "envelope.signatures[0].sig",
                    "a signature by the key " + keyId + ", which the log names",
                    "one that is not that key's over this payload");
        }
        findings.same(KEY, "payload.predicate.author", known.author(), document.edition().author());
        trust.authorKey()
                .ifPresent(pinned ->
                        findings.same(
                                KEY,
                                ENTRIES + ", first key of the line",
                                pinned.keyId(),
                                known.root()));
        if (findings.differences() == before) {
            findings.holds(
                    KEY,
                    "signed by "
                            + known.author()
                            + "'s key "
                            + keyId
                            + (trust.authorKey().isPresent()
                                    ? ", of the pinned line"
                                    : "; whose key that is, the log does not say")
                            + known.end()
                                    .map(end ->
                                            "; the key ended later, at log entry "
                                                    + end.index()
                                                    + ": "
                                                    + end.by())
                                    .orElse(""));
        }
    }

    /** Holds files of earlier revisions against the digests that the log has. */
    static void earlier(
            PassportDocument document,
            List<AtHand.Earlier> files,
            Ledger ledger,
            Findings findings) {
        var issued = ledger.issued(document.edition().passportId());
        for (AtHand.Earlier file : files) {
            PassportDocument before =
                    dev.semanticpassport.document.file.PassportFile.parse(file.name(), file.bytes())
                            .document(file.name());
            int revision = before.edition().revision();
            if (!before.edition().passportId().equals(document.edition().passportId())
                    || revision > issued.size()) {
                findings.differs(
                        CHAIN,
                        file.name(),
                        "an earlier revision of passport " + document.edition().passportId(),
                        "revision " + revision + " of passport " + before.edition().passportId());
            } else if (findings.same(
                    CHAIN,
                    file.name(),
                    issued.get(revision - 1).getValue().digest(),
                    before.digest())) {
                findings.holds(CHAIN, file.name() + " is revision " + revision);
            }
        }
    }
}
