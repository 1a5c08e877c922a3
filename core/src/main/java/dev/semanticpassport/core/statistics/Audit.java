package dev.semanticpassport.core.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An audit as far as its answers reach.
 *
 * @param decision empty while more answers can still decide
 * @param steps the evidence after each counted ordinal, in ordinal order
 */
public record Audit(
        Probes probes,
        Beacons beacons,
        Controls controls,
        Evidence evidence,
        Survival survival,
        Optional<Decision> decision,
        List<Step> steps) {

    /**
     * How many probes stand where.
     *
     * @param received outcomes known, also those behind a gap or after the decision
     * @param counted ordinals 0 to {@code counted} − 1 are counted
     * @param failures counted probes that failed for good
     * @param unread counted answers that carry no evidence
     */
    public record Probes(int received, int counted, int failures, int unread) {
        /** Whether failures stay at or under a tenth of what was counted. */
        boolean fewFailures() {
            return 10L * failures <= counted;
        }
    }

    /**
     * The beacons among the counted probes.
     *
     * @param answered beacons answered and counted
     * @param hits right candidate named
     * @param named any candidate named, hits included
     */
    public record Beacons(int answered, int hits, int named) {
        /** Whether a candidate was named in at least half of the answers. */
        boolean mostlyNamed() {
            return 2L * named >= answered;
        }
    }

    /** Control questions counted: asked, failed ones included, and answered. */
    public record Controls(int asked, int answered) {
        /** Whether at least one and at least half were answered. */
        boolean mostlyAnswered() {
            return answered > 0 && 2L * answered >= asked;
        }
    }

    /**
     * What the counted answers are worth.
     *
     * @param recognising E after the last counted ordinal: the e-value to take to other procedures
     * @param largestRecognising the largest E so far, the 1 at the start included; not itself an
     *     e-value
     * @param refuting the reverse evidence after the last counted ordinal
     * @param largestRefuting the largest reverse evidence so far, the 1 at the start included
     * @param crossedAt the first ordinal at which E reached the threshold
     */
    public record Evidence(
            EValue recognising,
            EValue largestRecognising,
            EValue refuting,
            EValue largestRefuting,
            OptionalInt crossedAt) {
        /** A p-value that holds whenever one stops looking: 1 / max E. */
        public double anytimeP() {
            return StrictMath.exp(-largestRecognising.ln());
        }
    }

    /** The verdict, and why. */
    public record Decision(Verdict verdict, Reason reason) {}

    /** The evidence right after an ordinal was counted. */
    public record Step(int ordinal, EValue recognising, EValue refuting) {}

    public Audit {
        steps = List.copyOf(steps);
    }
}
