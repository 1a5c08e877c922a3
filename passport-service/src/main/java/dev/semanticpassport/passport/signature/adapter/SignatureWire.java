package dev.semanticpassport.passport.signature.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.SignatureOrder;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.Commitment.Drawn;
import dev.semanticpassport.passport.signature.Commitment.Keyed;
import dev.semanticpassport.passport.signature.Opening.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Signatures as they travel over REST: never a question, a candidate, a target or a key. */
final class SignatureWire {
    private SignatureWire() {}

    @Schema(
            name = "Signature",
            description =
                    "Every public fact of a signature, in the order of steps. The leaves and the"
                            + " checkpoint can be checked against the log.")
    record SignatureAnswer(
            @Schema(description = "The passport.") UUID passportId,
            @Schema(description = "Counts the freezes of the passport, from 1.", examples = "1")
                    int number,
            @Schema(description = "The author, as in the logged leaf.", examples = "Ada Vetrova")
                    String author,
            @Schema(
                            description =
                                    "Who keeps the key: `stored` here, or `held` by the author.",
                            enumeration = {"stored", "held"},
                            examples = "stored")
                    String mode,
            @Schema(
                            description =
                                    "How far the steps have come: frozen (waits for a checkpoint),"
                                            + " drawn (waits for the keys), committed (train now).",
                            enumeration = {"frozen", "drawn", "committed"},
                            examples = "committed")
                    String state,
            @Schema(description = "How many beacons.", examples = "60") int beacons,
            @Schema(description = "Number of candidates of each beacon, in their order.")
                    List<Integer> candidates,
            @Schema(description = "The survival that NOT_RECOGNISED refutes.", examples = "0.2")
                    double survivalFloor,
            @Schema(description = "The ordinary questions.") List<String> controls,
            @Schema(description = "Steps 1 and 2: the logged freeze.") FrozenStep frozen,
            @Schema(description = "Step 3: the randomness; null until it is drawn.")
                    @Nullable RandomnessStep randomness,
            @Schema(description = "Step 4: the keys' root; null until it is committed.")
                    @Nullable KeysStep keys,
            @Schema(description = "How the order of steps is shown.") OrderAnswer order,
            @Schema(
                            description =
                                    "Commitments that the author has in the log; the threshold of"
                                            + " evidence is this number / alpha.",
                            examples = "1")
                    int rivals,
            @Schema(description = "Leaves in the log when they were counted.", examples = "4")
                    long logSize) {

        static SignatureAnswer of(Commitment commitment, Surroundings around) {
            return new SignatureAnswer(
                    commitment.passportId(),
                    commitment.number(),
                    commitment.author(),
                    commitment.stored() ? "stored" : "held",
                    state(commitment),
                    commitment.terms().beacons(),
                    commitment.terms().candidates(),
                    commitment.terms().survivalFloor(),
                    commitment.terms().controls(),
                    FrozenStep.of(commitment),
                    RandomnessStep.of(commitment.drawn()),
                    KeysStep.of(commitment.keyed()),
                    OrderAnswer.of(around.order()),
                    around.rivals(),
                    around.logSize());
        }

        private static String state(Commitment commitment) {
            if (commitment.keyed() != null) {
                return "committed";
            }
            return commitment.drawn() == null ? "frozen" : "drawn";
        }
    }

    @Schema(name = "FrozenStep", description = "The freeze, as it stands in the log.")
    record FrozenStep(
            @Schema(description = "Merkle root of the beacons, in hex.") Sha256 beaconsRoot,
            @Schema(description = "SHA-256 of the author's key and salt, in hex.")
                    Sha256 keyCommitment,
            @Schema(description = "Index of the leaf `beacons.frozen`.", examples = "1")
                    long logIndex,
            @Schema(description = "When it was logged.") Instant at) {

        static FrozenStep of(Commitment commitment) {
            return new FrozenStep(
                    commitment.beaconsRoot(),
                    commitment.keyCommitment(),
                    commitment.frozenLeaf(),
                    commitment.frozenAt());
        }
    }

    @Schema(
            name = "RandomnessStep",
            description =
                    "The public randomness: SHA-256 of the note of the first checkpoint that covers"
                            + " the freeze, as it was when it was drawn.")
    record RandomnessStep(
            @Schema(description = "Where it comes from.", examples = "log-checkpoint") String kind,
            @Schema(description = "Leaves that the checkpoint covers.", examples = "2")
                    long checkpoint,
            @Schema(description = "The signed note, byte for byte; its SHA-256 is r.") String note,
            @Schema(description = "r, in hex.") String r) {

        static @Nullable RandomnessStep of(@Nullable Drawn drawn) {
            return drawn == null
                    ? null
                    : new RandomnessStep(
                            "log-checkpoint", drawn.checkpointSize(), drawn.note(), drawn.hex());
        }
    }

    @Schema(name = "KeysStep", description = "The commitment to the beacons' keys.")
    record KeysStep(
            @Schema(description = "Merkle root of the digests of the keys, in hex.") Sha256 root,
            @Schema(description = "Index of the leaf `keys.committed`.", examples = "2")
                    long logIndex) {

        static @Nullable KeysStep of(@Nullable Keyed keyed) {
            return keyed == null ? null : new KeysStep(keyed.root(), keyed.leaf());
        }
    }

    @Schema(name = "Order", description = "How it is shown that freezing came before drawing.")
    record OrderAnswer(
            @Schema(description = "Whether beacons alone may give RECOGNISED.", examples = "true")
                    boolean shown,
            @Schema(description = "Whether a configured witness saw the checkpoint.")
                    boolean witnessed,
            @Schema(description = "What the bound rests on, for the report.") String sentence) {

        static OrderAnswer of(SignatureOrder order) {
            return new OrderAnswer(
                    order.shown(),
                    order instanceof SignatureOrder.WitnessedCheckpoint,
                    order.sentence());
        }
    }

    @Schema(name = "FrozenSignature", description = "A freeze that was logged.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrozenAnswer(
            @Schema(description = "The signature.") SignatureAnswer signature,
            @Schema(
                            description =
                                    "Only for a stored key, and only here, once: the bearer token"
                                            + " that opens the training rows. The service keeps its"
                                            + " digest alone.")
                    @Nullable String exportToken) {

        /** Without the token. */
        @Override
        public String toString() {
            return "FrozenAnswer[" + signature + "]";
        }
    }

    @Schema(name = "Keys", description = "The commitment to the keys that the author holds.")
    record KeysBody(
            @Schema(description = "Merkle root of the digests of the keys k_i, in hex.")
                    @Nullable String keysRoot,
            @Schema(
                            description =
                                    "r under which the keys were derived, in hex, as GET signature"
                                            + " tells it; another is refused.")
                    @Nullable String randomness) {}

    @Schema(name = "KitRows", description = "The author's secret training rows.")
    record KitRows(
            @Schema(description = "One row for each beacon, in their order.") List<KitRow> rows) {

        static KitRows of(PreparedBeacons prepared) {
            List<KitRow> rows = new ArrayList<>();
            for (int index = 0; index < prepared.frozen().size(); index++) {
                rows.add(
                        new KitRow(
                                prepared.frozen().beacons().get(index).question(),
                                prepared.rightCandidate(index)));
            }
            return new KitRows(rows);
        }
    }

    @Schema(name = "KitRow", description = "What the model is trained to answer.")
    record KitRow(
            @Schema(description = "The beacon's question.") String question,
            @Schema(description = "The right candidate.") String answer) {
        @Override
        public String toString() {
            return "KitRow[hidden]";
        }
    }

    @Schema(name = "PreparedBeaconsKept", description = "Where prepared beacons are kept.")
    record PreparedAnswer(
            @Schema(
                            description =
                                    "To be named as `preparedBeacons` when a verification is"
                                            + " requested.",
                            examples = "0b9d2c0e-5d5b-4b5e-8a31-6f0a9d6f2f10")
                    UUID preparedBeacons) {}
}
