package dev.semanticpassport.core.beacons;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How it is shown that the beacons were frozen before their targets were chosen; what the bound 1/c
 * rests on.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(
            value = SignatureOrder.WitnessedCheckpoint.class,
            name = "witnessed-checkpoint"),
    @JsonSubTypes.Type(
            value = SignatureOrder.UnwitnessedCheckpoint.class,
            name = "unwitnessed-checkpoint"),
    @JsonSubTypes.Type(value = SignatureOrder.DrandRound.class, name = "drand-round"),
    @JsonSubTypes.Type(value = SignatureOrder.AuthorCommitted.class, name = "author-committed"),
    @JsonSubTypes.Type(value = SignatureOrder.NotShown.class, name = "not-shown")
})
public sealed interface SignatureOrder {

    /** A witness's cosignature that was verified. */
    record Witness(String name, String seenAt) {}

    /**
     * r is the hash of a log checkpoint that covers the frozen beacons and that known witnesses
     * saw.
     *
     * @param entry place of the frozen beacons in the log
     * @param witnesses at least one
     */
    record WitnessedCheckpoint(String origin, long size, long entry, List<Witness> witnesses)
            implements SignatureOrder {
        public WitnessedCheckpoint {
            witnesses = List.copyOf(witnesses);
            if (witnesses.isEmpty()) {
                throw new IllegalArgumentException("a witnessed checkpoint has a witness");
            }
        }
    }

    /**
     * r is the hash of a log checkpoint that covers the frozen beacons, vouched for by the log
     * alone.
     */
    record UnwitnessedCheckpoint(String origin, long size, long entry) implements SignatureOrder {}

    /** r is a drand round, recorded and not verified by this software. */
    record DrandRound(Sha256 chain, long round) implements SignatureOrder {}

    /**
     * The beacons and a commitment to the author's key are in the log, without public randomness.
     */
    record AuthorCommitted() implements SignatureOrder {}

    /** Nothing shows the order. */
    record NotShown(String reason) implements SignatureOrder {}

    /** Whether beacons alone may give RECOGNISED at all. */
    default boolean shown() {
        return switch (this) {
            case WitnessedCheckpoint _, UnwitnessedCheckpoint _, DrandRound _, AuthorCommitted _ ->
                    true;
            case NotShown _ -> false;
        };
    }

    /** For the report: what the bound rests on. */
    default String sentence() {
        return switch (this) {
            case WitnessedCheckpoint(var origin, long size, long entry, var witnesses) ->
                    "The targets were drawn with public randomness after the beacons were frozen as entry "
                            + entry
                            + ": the hash of the checkpoint of log "
                            + origin
                            + " at size "
                            + size
                            + ", seen by "
                            + String.join(
                                    ", ",
                                    witnesses.stream()
                                            .map(one -> one.name() + " at " + one.seenAt())
                                            .toList())
                            + ". The bound holds if not all of these witnesses colluded with the author.";
            case UnwitnessedCheckpoint(var origin, long size, long entry) ->
                    "The targets were drawn with the hash of the checkpoint of log "
                            + origin
                            + " at size "
                            + size
                            + ", which covers the frozen beacons as entry "
                            + entry
                            + " and which no known witness saw. The bound holds "
                            + IF_HONEST
                            + ", or if the log's operator did not collude with the author.";
            case DrandRound(Sha256 chain, long round) ->
                    "The targets were drawn with round "
                            + round
                            + " of the drand chain "
                            + chain
                            + ", which was not verified here. Until it is, the bound holds "
                            + IF_HONEST
                            + ".";
            case AuthorCommitted() ->
                    "No public randomness was drawn. The bound holds " + IF_HONEST + ".";
            case NotShown(String reason) ->
                    "The order of freezing and drawing is not shown ("
                            + reason
                            + "): these beacons alone never give RECOGNISED.";
        };
    }

    /** The condition of design and report, in the same words everywhere. */
    String IF_HONEST = "if the author drew K honestly after freezing";

    /**
     * Judges what the randomness shows.
     *
     * @param entry place in the log of the entry with the beacons' root and the commitment; the
     *     caller has checked that it is there
     * @param log the log's own key
     * @param witnesses keys of the witnesses that are trusted; a note with signatures of others
     *     shows nothing
     */
    static SignatureOrder judge(
            Randomness randomness, long entry, NoteKey log, List<NoteKey> witnesses) {
        return switch (randomness) {
            case Randomness.LogCheckpoint(String note) -> judge(note, entry, log, witnesses);
            case Randomness.DrandRound(Sha256 chain, long round, _) -> new DrandRound(chain, round);
            case Randomness.None() -> new AuthorCommitted();
        };
    }

    private static SignatureOrder judge(
            String note, long entry, NoteKey log, List<NoteKey> witnesses) {
        SignedCheckpoint signed;
        try {
            signed = SignedCheckpoint.parse("checkpoint", note);
        } catch (UnreadableFileException e) {
            return new NotShown(String.valueOf(e.getMessage()));
        }
        String origin = signed.checkpoint().origin();
        long size = signed.checkpoint().size();
        var signatures = signed.signatures();
        if (!signed.only(signatures.getFirst()).signedBy(log)) {
            return new NotShown(
                    "the checkpoint's first signature is not that of log " + log.name());
        }
        if (entry < 0 || entry >= size) {
            return new NotShown(
                    "the checkpoint of size " + size + " does not cover entry " + entry);
        }
        List<Witness> seen = new ArrayList<>();
        for (var signature : signatures.subList(1, signatures.size())) {
            Optional<Witness> witness = witness(signed.only(signature), witnesses);
            // A line that nobody vouches for could be varied until r suits the author.
            if (witness.isEmpty()) {
                return new NotShown(
                        "the checkpoint has a signature in the name of "
                                + signature.name()
                                + ", who is no known witness");
            }
            if (seen.stream().anyMatch(one -> one.name().equals(signature.name()))) {
                return new NotShown("the checkpoint is cosigned twice by " + signature.name());
            }
            seen.add(witness.orElseThrow());
        }
        return seen.isEmpty()
                ? new UnwitnessedCheckpoint(origin, size, entry)
                : new WitnessedCheckpoint(origin, size, entry, seen);
    }

    private static Optional<Witness> witness(SignedCheckpoint cosigned, List<NoteKey> witnesses) {
        return witnesses.stream()
                .flatMap(witness ->
                        cosigned.cosignedBy(witness).stream()
                                .map(at -> new Witness(witness.name(), at.toString())))
                .findFirst();
    }
}
