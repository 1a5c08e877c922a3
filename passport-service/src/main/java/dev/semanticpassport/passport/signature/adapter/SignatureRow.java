package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.Commitment.Drawn;
import dev.semanticpassport.passport.signature.Commitment.Keyed;
import dev.semanticpassport.passport.signature.Terms;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "signature")
@NullUnmarked
class SignatureRow {
    @Id UUID id;
    UUID passportId;
    int number;
    String author;
    boolean stored;
    byte[] beaconsRoot;
    byte[] keyCommitment;

    /** Sizes of the beacons' lists, separated by commas. */
    String candidates;

    double survivalFloor;
    String systemPrompt;

    /** One question a line. */
    String controls;

    long frozenLeaf;
    Instant frozenAt;
    Long checkpointSize;
    String randomnessNote;
    byte[] keysRoot;
    Long keysLeaf;
    byte[] sealedKey;
    byte[] sealedBeacons;
    byte[] exportToken;

    static SignatureRow of(Commitment commitment) {
        SignatureRow row = new SignatureRow();
        row.id = commitment.id();
        row.passportId = commitment.passportId();
        row.number = commitment.number();
        row.author = commitment.author();
        row.stored = commitment.stored();
        row.beaconsRoot = commitment.beaconsRoot().bytes();
        row.keyCommitment = commitment.keyCommitment().bytes();
        row.candidates =
                commitment.terms().candidates().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        row.survivalFloor = commitment.terms().survivalFloor();
        row.systemPrompt = commitment.terms().systemPrompt();
        row.controls = String.join("\n", commitment.terms().controls());
        row.frozenLeaf = commitment.frozenLeaf();
        row.frozenAt = commitment.frozenAt();
        return row;
    }

    Commitment commitment() {
        return new Commitment(
                id,
                passportId,
                number,
                author,
                stored,
                Sha256.fromBytes(beaconsRoot),
                Sha256.fromBytes(keyCommitment),
                new Terms(
                        Arrays.stream(candidates.split(",")).map(Integer::valueOf).toList(),
                        systemPrompt,
                        controls.lines().toList(),
                        survivalFloor),
                frozenLeaf,
                frozenAt,
                checkpointSize == null ? null : new Drawn(checkpointSize, randomnessNote),
                keysRoot == null ? null : new Keyed(Sha256.fromBytes(keysRoot), keysLeaf));
    }
}
