package dev.semanticpassport.passport.log.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.core.log.ConsistencyProof;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.PublishedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the log answers over REST. */
final class LogAnswers {
    private LogAnswers() {}

    @Schema(name = "Log", description = "What the log is, and what verifies its checkpoints.")
    record About(
            @Schema(
                            description = "The log's name in checkpoints.",
                            examples = "semantic-passport.localhost/log")
                    String origin,
            @Schema(description = "Leaves in the log now.", examples = "12") long size,
            @Schema(
                            description = "The log's public key as a note key: name+hash+base64.",
                            examples =
                                    "semantic-passport.localhost/log+1f3c0a2b+ATYQ0Q6kq0Hh3yI0G7dX9bY1q3m0m5oT5mV5d0lUuV5c")
                    String publicKey,
            @Schema(description = "The same key as SPKI in PEM.") String publicKeyPem,
            @Schema(description = "Note keys of the witnesses whose cosignatures are taken.")
                    List<String> witnesses) {

        static About of(NoteKey log, long size, List<NoteKey> witnesses) {
            return new About(
                    log.name(),
                    size,
                    log.encoded(),
                    log.key().pem(),
                    witnesses.stream().map(NoteKey::encoded).toList());
        }
    }

    @Schema(
            name = "Checkpoint",
            description = "What the log signed of itself at one size (C2SP tlog-checkpoint).")
    record CheckpointAnswer(
            @Schema(description = "The log's name.", examples = "semantic-passport.localhost/log")
                    String origin,
            @Schema(description = "Leaves that the checkpoint covers.", examples = "12") long size,
            @Schema(
                            description = "Root of the Merkle tree of these leaves, in hex.",
                            examples =
                                    "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35")
                    Sha256 root,
            @Schema(
                            description =
                                    "The signed note, byte for byte: body, empty line, signature"
                                            + " lines of the log and of witnesses so far.")
                    String note,
            @Schema(
                            description = "Names that stand on signature lines beside the log's.",
                            examples = "[\"witness.example/w1\"]")
                    List<String> cosignedBy,
            @Schema(description = "When the log signed.", examples = "2026-11-23T17:20:00Z")
                    Instant signedAt) {

        static CheckpointAnswer of(PublishedCheckpoint published) {
            var checkpoint = published.signed().checkpoint();
            return new CheckpointAnswer(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.root(),
                    published.note(),
                    published.signed().signatures().stream()
                            .skip(1)
                            .map(signature -> signature.name())
                            .toList(),
                    published.signedAt());
        }
    }

    @Schema(
            name = "Cosignature",
            description = "A witness's signature line (C2SP tlog-cosignature).")
    record Cosignature(
            @Schema(
                            description =
                                    "The line without its line end: an em dash, the witness's name"
                                            + " and base64 of key id, time and signature.",
                            examples = "\u2014 witness.example/w1 yLGh3wAAAABn...")
                    @Nullable String cosignature) {}

    @Schema(name = "LogEntries", description = "A part of the log.")
    record Entries(
            @Schema(description = "Leaves in the log now.", examples = "12") long size,
            @Schema(description = "Leaves from the asked index on.") List<Entry> entries) {}

    @Schema(name = "LogEntry", description = "A leaf of the log.")
    record Entry(
            @Schema(description = "Its place, from 0.", examples = "3") long index,
            @Schema(
                            description = "The leaf: canonical JSON whose UTF-8 bytes are hashed.",
                            examples = "{\"digest\":\"9f86…\",\"type\":\"passport.issued\"}")
                    String leaf,
            @Schema(description = "When it was appended; not part of the leaf.")
                    Instant appendedAt) {

        static Entry of(EntryRow row) {
            return new Entry(
                    row.index, new String(row.leaf, StandardCharsets.UTF_8), row.appendedAt);
        }
    }

    @Schema(
            name = "InclusionProof",
            description = "Shows that a leaf stands in the log (RFC 6962, section 2.1.1).")
    record Inclusion(
            @Schema(description = "The leaf's place.", examples = "3") long index,
            @Schema(description = "Leaves of the tree that the proof is for.", examples = "12")
                    long size,
            @Schema(description = "SHA-256(0x00, leaf), in hex.") Sha256 leafHash,
            @Schema(description = "Sibling hashes from the leaf upwards, in hex.")
                    List<Sha256> path,
            @Schema(description = "Root of that tree, in hex.") Sha256 root) {

        static Inclusion of(Proofs.Shown shown) {
            return new Inclusion(
                    shown.proof().index(),
                    shown.proof().size(),
                    shown.leafHash(),
                    shown.proof().path(),
                    shown.root());
        }
    }

    @Schema(
            name = "ConsistencyProof",
            description = "Shows that the log only grew (RFC 6962, section 2.1.2).")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consistency(
            @Schema(description = "Leaves of the older tree.", examples = "3") long from,
            @Schema(description = "Leaves of the newer tree.", examples = "12") long to,
            @Schema(description = "The proof's hashes, in hex.") List<Sha256> hashes) {

        static Consistency of(ConsistencyProof proof) {
            return new Consistency(proof.olderSize(), proof.newerSize(), proof.hashes());
        }
    }
}
