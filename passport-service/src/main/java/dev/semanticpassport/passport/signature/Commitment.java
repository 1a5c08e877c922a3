package dev.semanticpassport.passport.signature;

import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.beacons.SignatureOrder;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public facts of one freeze.
 *
 * @param number counts the freezes of the passport, from 1
 * @param stored whether the service keeps the author's key, or the author does
 * @param frozenLeaf index in the log
 * @param drawn null until the randomness is drawn
 * @param keyed null until the keys are committed
 */
public record Commitment(
        UUID id,
        UUID passportId,
        int number,
        String author,
        boolean stored,
        Sha256 beaconsRoot,
        Sha256 keyCommitment,
        Terms terms,
        long frozenLeaf,
        Instant frozenAt,
        @Nullable Drawn drawn,
        @Nullable Keyed keyed) {

    /**
     * Step 3.
     *
     * @param checkpointSize of the first checkpoint that covers the frozen leaf
     * @param note that checkpoint, as it was published when the randomness was drawn; it never
     *     changes afterwards, even if more witnesses sign
     */
    public record Drawn(long checkpointSize, String note) {
        public Randomness randomness() {
            return new Randomness.LogCheckpoint(note);
        }

        /** r, in hex. */
        public String hex() {
            return Sha256.fromBytes(randomness().r()).hex();
        }
    }

    /** Step 4: the keys' root, and the index of its leaf in the log. */
    public record Keyed(Sha256 root, long leaf) {}

    /** How the order of steps is shown by the log. */
    public SignatureOrder order(NoteKey log, List<NoteKey> witnesses) {
        if (drawn == null) {
            return new SignatureOrder.NotShown("the randomness is not drawn yet");
        }
        if (keyed == null) {
            return new SignatureOrder.NotShown("the keys are not committed yet");
        }
        if (keyed.leaf() < drawn.checkpointSize()) {
            return new SignatureOrder.NotShown("the keys were committed before the randomness");
        }
        return SignatureOrder.judge(drawn.randomness(), frozenLeaf, log, witnesses);
    }

    /**
     * What in an author's prepared beacons is not as the log has it; each names the file's field
     * first, none tells a secret.
     */
    public List<String> differences(PreparedBeacons prepared, Drawn drawn, Keyed keyed) {
        List<String> differences = new ArrayList<>();
        if (!prepared.passportId().equals(passportId)) {
            differences.add(
                    "passportId is " + prepared.passportId() + ", this passport is " + passportId);
        }
        if (!prepared.commitment().equals(keyCommitment)) {
            differences.add(
                    "commitment is " + prepared.commitment() + ", the log has " + keyCommitment);
        }
        if (!prepared.randomness().equals(drawn.randomness())) {
            differences.add(
                    "randomness is "
                            + Sha256.fromBytes(prepared.randomness().r())
                            + ", drawn was "
                            + drawn.hex());
        }
        List<Integer> sizes =
                prepared.frozen().beacons().stream()
                        .map(beacon -> beacon.candidates().size())
                        .toList();
        if (!sizes.equals(terms.candidates())) {
            differences.add("beacons: numbers of candidates are not the frozen ones");
        }
        switch (prepared.check(beaconsRoot, keyed.root())) {
            case PreparedBeacons.Check.Holds() -> {}
            case PreparedBeacons.Check.Differs(List<String> what) ->
                    what.forEach(one -> differences.add(named(one)));
        }
        return List.copyOf(differences);
    }

    private static String named(String difference) {
        if (difference.startsWith("the beacons' root")) {
            return "beaconsRoot: " + difference;
        }
        return difference.startsWith("the keys' root")
                ? "keysRoot: " + difference
                : "beacons: " + difference;
    }
}
