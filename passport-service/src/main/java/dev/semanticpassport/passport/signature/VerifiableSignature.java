package dev.semanticpassport.passport.signature;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passport's signature as a verification needs it, or why there is none. */
public sealed interface VerifiableSignature {

    /**
     * Everything a verification needs. Holds secrets: never log it, and never let it into an event,
     * a report or an answer as it is.
     *
     * @param revision the passport's newest revision
     * @param passportDigest SHA-256 of that revision's canonical JSON, in hex
     * @param beacons in their frozen order
     * @param systemPrompt system message of every beacon's conversation
     * @param controls ordinary questions that show that the model answers at all
     * @param survivalFloor the survival that NOT_RECOGNISED refutes, above 0 and below 1
     * @param order whether the log shows the order of steps
     * @param rivals commitments that the author logged, this one included; at least 1
     * @param logged the public facts of the log, for the report
     */
    record Ready(
            UUID passportId,
            int revision,
            String passportDigest,
            String name,
            String author,
            List<MarkedBeacon> beacons,
            @Nullable String systemPrompt,
            List<String> controls,
            double survivalFloor,
            Order order,
            int rivals,
            Logged logged)
            implements VerifiableSignature {
        public Ready {
            beacons = List.copyOf(beacons);
            controls = List.copyOf(controls);
        }

        /** Names no secret, so that a log line cannot either. */
        @Override
        public String toString() {
            return "Ready[passport " + passportId + ", " + beacons.size() + " beacons]";
        }
    }

    /** Why a passport cannot be verified now; the detail says what would help. */
    record Refused(Why why, String detail) implements VerifiableSignature {}

    /** The kinds of refusal. */
    enum Why {
        NO_SUCH_PASSPORT,
        NO_SIGNATURE,
        KEYS_NOT_COMMITTED,
        PREPARED_BEACONS_NEEDED,
        PREPARED_BEACONS_UNKNOWN,
        PREPARED_BEACONS_OF_ANOTHER_PASSPORT
    }

    /**
     * A beacon with its target.
     *
     * @param target index of the right one among the candidates
     */
    record MarkedBeacon(String question, List<String> candidates, int target) {
        public MarkedBeacon {
            candidates = List.copyOf(candidates);
            if (target < 0 || target >= candidates.size()) {
                throw new IllegalArgumentException("target must be the index of a candidate");
            }
        }

        @Override
        public String toString() {
            return "MarkedBeacon[" + candidates.size() + " candidates]";
        }
    }

    /**
     * Whether the log shows the order of steps.
     *
     * @param sentence what is shown and what it rests on, for the report
     */
    record Order(boolean shown, String sentence) {}

    /**
     * What the log holds on the signature; all of it public. Digests in hex.
     *
     * @param size leaves in the log when the rivals were counted
     * @param frozenLeaf index of the leaf that froze the beacons
     * @param checkpointSize size of the first checkpoint that covers that leaf, which gave the
     *     randomness
     * @param keysLeaf index of the leaf with the keys' root
     * @param witnessed whether a witness cosigned that checkpoint
     */
    record Logged(
            long size,
            String beaconsRoot,
            String keyCommitment,
            long frozenLeaf,
            long checkpointSize,
            String randomness,
            String keysRoot,
            long keysLeaf,
            boolean witnessed) {}
}
