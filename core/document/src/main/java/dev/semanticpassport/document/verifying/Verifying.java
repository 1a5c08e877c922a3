package dev.semanticpassport.document.verifying;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.log.Checkpoint;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.file.Leaf;
import dev.semanticpassport.document.file.LogProof;
import dev.semanticpassport.document.file.LoggedLeaf;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.keys.KeyHistory;
import dev.semanticpassport.document.log.ReadLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a passport's file, and goes on after a difference so that all of them are named: canonical
 * form, form of the document, log, revisions, author's key, signature's steps, evidence, files.
 */
public final class Verifying {
    private static final String FORM = "form";
    private static final String LOG = "log";
    private static final String ENTRIES = "log.entries";

    /** Far above any passport; a larger file is not even looked at. */
    private static final int MOST_BYTES = 64 << 20;

    private final String name;
    private final Trust trust;
    private final AtHand atHand;
    private final Findings findings = new Findings();

    private Verifying(String name, Trust trust, AtHand atHand) {
        this.name = name;
        this.trust = trust;
        this.atHand = atHand;
    }

    /**
     * Checks a file.
     *
     * @param name of the file, for errors
     */
    public static Verified verify(String name, byte[] file, Trust trust, AtHand atHand) {
        Verifying verifying = new Verifying(name, trust, atHand);
        try {
            verifying.file(file);
        } catch (UnreadableFileException | IllegalArgumentException e) {
            // the second: JSON that can be read and has no canonical form
            verifying.findings.unreadable(FORM, String.valueOf(e.getMessage()));
        }
        return verifying.findings.verified();
    }

    private void file(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableFileException(name, "", "is larger than " + MOST_BYTES + " bytes");
        }
        PassportFile file = PassportFile.parse(name, bytes);
        boolean canonical = canonical("", bytes);
        canonical &= canonical("payload", file.envelope().payloadBytes());
        PassportDocument document = file.document(name);
        statement(file, document);
        if (canonical) {
            findings.holds(FORM, "canonical, " + PassportDocument.FORMAT);
        }
        if (file.log().isEmpty()) {
            findings.undecided(
                    LOG, "the file has no proof from a log: neither its age nor its key is shown");
        } else {
            logged(file, document, file.log().orElseThrow());
        }
        ClaimChecking.carried(document, findings);
        ClaimChecking.files(document, atHand.files(), findings);
    }

    /** Whether these bytes are byte for byte what canonicalising them gives. */
    private boolean canonical(String what, byte[] bytes) {
        byte[] canonical;
        try {
            canonical = CanonicalJson.bytes(bytes);
        } catch (IllegalArgumentException e) {
            findings.differs(
                    FORM, what, "JSON that has a canonical form", String.valueOf(e.getMessage()));
            return false;
        }
        int offset = Arrays.mismatch(bytes, canonical);
        if (offset < 0) {
            return true;
        }
        findings.differs(
                FORM,
                what + "@byte " + offset,
                "the canonical form (RFC 8785), " + canonical.length + " bytes",
                bytes.length + " bytes, of which the first that differs is at " + offset);
        return false;
    }

    /** The statement must be exactly the one that the document makes. */
    private void statement(PassportFile file, PassportDocument document) {
        findings.same(
                FORM, "envelope.payloadType", DsseEnvelope.IN_TOTO, file.envelope().payloadType());
        JsonNode expected =
                CanonicalJson.read(name, PassportFile.statement(document).canonicalBytes());
        JsonNode found = file.payload(name);
        for (String field : fields(expected, found)) {
            if (!expected.path(field).equals(found.path(field))) {
                findings.differs(
                        FORM, "payload." + field, shortly(expected, field), shortly(found, field));
            }
        }
    }

    private static List<String> fields(JsonNode expected, JsonNode found) {
        List<String> fields = new ArrayList<>();
        expected.fieldNames().forEachRemaining(fields::add);
        found.fieldNames()
                .forEachRemaining(field -> {
                    if (!fields.contains(field)) {
                        fields.add(field);
                    }
                });
        return fields;
    }

    private static String shortly(JsonNode json, String field) {
        String text = json.path(field).toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private void logged(PassportFile file, PassportDocument document, LogProof proof) {
        CheckpointChecking.check(
                "log.checkpoint",
                proof.checkpoint(),
                proof.key(),
                proof.witnesses(),
                trust,
                findings);
        Ledger ledger = ledger(proof);
        Optional<Map.Entry<Long, Leaf.Issued>> own =
                ChainChecking.chain(document, ledger, findings);
        KeyHistory keys = keys(ledger);
        own.ifPresent(entry ->
                ChainChecking.signer(file.envelope(), document, entry, keys, trust, findings));
        ChainChecking.earlier(document, atHand.earlier(), ledger, findings);
        document.signature()
                .ifPresent(signature ->
                        SignatureOrderChecking.check(
                                document,
                                signature,
                                ledger,
                                proof.key(),
                                witnesses(proof),
                                findings));
        new EvidenceChecking(document, ledger, findings).all();
        used(document, ledger);
        atHand.log().ifPresent(log -> against(log, document, proof));
    }

    private List<NoteKey> witnesses(LogProof proof) {
        List<NoteKey> witnesses = new ArrayList<>(trust.witnesses());
        witnesses.addAll(proof.witnesses());
        return witnesses.stream().distinct().toList();
    }

    /** The leaves that stand in the tree of the checkpoint; those that do not are named. */
    private Ledger ledger(LogProof proof) {
        Checkpoint checkpoint = proof.checkpoint().checkpoint();
        Map<Long, Leaf> leaves = new TreeMap<>();
        for (int place = 0; place < proof.leaves().size(); place++) {
            LoggedLeaf leaf = proof.leaves().get(place);
            if (leaf.standsIn(checkpoint.size(), checkpoint.root())) {
                leaves.put(leaf.index(), leaf.parsed());
            } else {
                findings.differs(
                        LOG,
                        ENTRIES + "[" + place + "]",
                        "a leaf that stands in the tree of the checkpoint, root "
                                + checkpoint.root(),
                        "leaf and path that do not lead there from index " + leaf.index());
            }
        }
        if (leaves.size() == proof.leaves().size()) {
            findings.holds(LOG, leaves.size() + " entries stand in the checkpoint's tree");
        }
        return new Ledger(leaves);
    }

    /** Keys as the whole log has them where it is at hand, else as the file's entries do. */
    private KeyHistory keys(Ledger ledger) {
        KeyHistory told = ledger.keys();
        told.refused()
                .forEach(one ->
                        findings.differs(
                                "author's key",
                                "log entry " + one.index(),
                                "an entry that was signed as it must be",
                                one.reason()));
        return atHand.log().map(ReadLog::keys).orElse(told);
    }

    /** What nobody checks must not stand there as if it had been. */
    private void used(PassportDocument document, Ledger ledger) {
        Set<Long> used = new java.util.HashSet<>();
        document.signature()
                .ifPresent(signature -> {
                    used.add(signature.frozenLeaf());
                    signature.keyed().ifPresent(keyed -> used.add(keyed.keysLeaf()));
                });
        document.evidence().forEach(one -> used.add(one.logIndex()));
        ledger.leaves()
                .forEach((index, leaf) -> {
                    boolean about =
                            switch (leaf) {
                                case Leaf.Issued issued ->
                                        issued.passport().equals(document.edition().passportId());
                                case Leaf.Key _ -> true;
                                case Leaf.Frozen _, Leaf.Keyed _, Leaf.Verdict _, Leaf.Other _ ->
                                        used.contains(index);
                            };
                    if (!about) {
                        findings.differs(
                                LOG, "log entry " + index, "only what the passport rests on", leaf);
                    }
                });
    }

    /** What only the whole log shows: that the file's tree is its own, and nothing came after. */
    private void against(ReadLog log, PassportDocument document, LogProof proof) {
        String check = "exported log";
        long before = findings.differences();
        findings.same(check, "log.key", log.key().encoded(), proof.key().encoded());
        Checkpoint checkpoint = proof.checkpoint().checkpoint();
        Sha256 root = log.roots().get(checkpoint.size());
        if (root == null) {
            findings.undecided(
                    check,
                    "it has " + log.size() + " leaves, fewer than the file's checkpoint covers");
            return;
        }
        findings.same(check, "log.checkpoint, root", root, checkpoint.root());
        log.issued().values().stream()
                .mapToInt(Leaf.Issued::revision)
                .max()
                .ifPresent(newest ->
                        findings.same(
                                check,
                                "payload.predicate.revision",
                                "revision " + newest + " as the newest",
                                "revision " + document.edition().revision() + " as the newest"));
        if (findings.differences() == before) {
            findings.holds(check, log.size() + " leaves; no later revision");
        }
    }
}
