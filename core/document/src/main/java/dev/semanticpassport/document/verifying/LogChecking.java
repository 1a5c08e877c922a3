package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.log.ReadLog;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Checks an exported log: that its checkpoints are its own, and that its leaves are in order. */
public final class LogChecking {
    private static final String LOG = "log";

    private LogChecking() {}

    /** Checks the whole log, which was read for all passports. */
    public static Verified check(ReadLog log, Trust trust) {
        Findings findings = new Findings();
        log.problems().forEach(one -> findings.differs("leaf", one, "a leaf", "none"));
        for (SignedCheckpoint checkpoint : log.checkpoints()) {
            checkpoint(log, checkpoint, trust, findings);
        }
        if (log.checkpoints().isEmpty()) {
            findings.undecided("checkpoint", "the export has none: nobody vouches for the log");
        } else if (log.checkpoints().getLast().checkpoint().size() < log.size()) {
            findings.undecided(
                    "checkpoint",
                    "the last "
                            + (log.size() - log.checkpoints().getLast().checkpoint().size())
                            + " leaves are covered by no checkpoint");
        }
        revisions(log, findings);
        log.keys()
                .refused()
                .forEach(one ->
                        findings.differs(
                                "keys", "log entry " + one.index(), "a valid entry", one.reason()));
        if (findings.differences() > 0) {
            return findings.verified();
        }
        findings.holds(
                LOG,
                log.size()
                        + " leaves, "
                        + log.issued().size()
                        + " revisions of passports, "
                        + log.keys().keys().size()
                        + " keys of authors");
        return findings.verified();
    }

    private static void checkpoint(
            ReadLog log, SignedCheckpoint signed, Trust trust, Findings findings) {
        String path = "checkpoint of size " + signed.checkpoint().size();
        CheckpointChecking.check(path, signed, log.key(), log.witnesses(), trust, findings);
        Sha256 root = log.roots().get(signed.checkpoint().size());
        if (root == null) {
            findings.differs(
                    "checkpoint",
                    path,
                    "at most " + log.size() + " leaves, as the export has",
                    signed.checkpoint().size());
        } else {
            findings.same("checkpoint", path + ", root", signed.checkpoint().root(), root);
        }
    }

    private static void revisions(ReadLog log, Findings findings) {
        Map<UUID, Integer> newest = new HashMap<>();
        for (Map.Entry<Long, Leaf.Issued> entry : log.issued().entrySet()) {
            Leaf.Issued issued = entry.getValue();
            int expected = newest.getOrDefault(issued.passport(), 0) + 1;
            findings.same(
                    "revisions",
                    "log entry " + entry.getKey(),
                    "revision " + expected + " of passport " + issued.passport(),
                    "revision " + issued.revision() + " of passport " + issued.passport());
            newest.put(issued.passport(), issued.revision());
        }
    }
}
