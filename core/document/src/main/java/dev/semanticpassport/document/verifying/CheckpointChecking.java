package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.log.SignedCheckpoint.NoteSignature;
import java.util.ArrayList;
import java.util.List;

/** Who signed a checkpoint: the log first, and then nobody but known witnesses. */
final class CheckpointChecking {
    private CheckpointChecking() {}

    /**
     * Checks every signature line.
     *
     * @param path where the checkpoint stands
     * @param key the log's, as the file names it
     * @param named witnesses, as the file names them
     */
    static void check(
            String path,
            SignedCheckpoint signed,
            NoteKey key,
            List<NoteKey> named,
            Trust trust,
            Findings findings) {
        long before = findings.differences();
        trust.logKey()
                .ifPresent(pinned ->
                        findings.same("log key", path + " key", pinned.encoded(), key.encoded()));
        SignedCheckpoint first = signed.only(signed.signatures().getFirst());
        if (!first.signedBy(key)) {
            findings.differs(
                    "checkpoint",
                    path,
                    "a first signature by log " + key.name(),
                    "one that is not the log's over these lines");
        }
        List<NoteKey> witnesses = new ArrayList<>(trust.witnesses());
        witnesses.addAll(named);
        List<String> seen = new ArrayList<>();
        List<NoteSignature> others = signed.signatures().subList(1, signed.signatures().size());
        for (NoteSignature other : others) {
            witnesses.stream()
                    .filter(witness -> signed.only(other).cosignedBy(witness).isPresent())
                    .findFirst()
                    .ifPresentOrElse(
                            witness -> seen.add(witness.name()),
                            () ->
                                    findings.differs(
                                            "checkpoint",
                                            path,
                                            "a cosignature by " + other.name(),
                                            "one that no named witness made over these lines"));
        }
        for (NoteKey witness : trust.witnesses()) {
            if (signed.cosignedBy(witness).isEmpty()) {
                findings.differs("witness", path, "a cosignature by " + witness.name(), "none");
            }
        }
        if (findings.differences() == before) {
            findings.holds(
                    "checkpoint",
                    "log "
                            + key.name()
                            + " at size "
                            + signed.checkpoint().size()
                            + (trust.logKey().isPresent()
                                    ? ", the pinned key"
                                    : ", the file's key ")
                            + (trust.logKey().isPresent() ? "" : key.encoded())
                            + (seen.isEmpty()
                                    ? "; no witness"
                                    : "; seen by " + String.join(", ", seen)));
        }
    }
}
