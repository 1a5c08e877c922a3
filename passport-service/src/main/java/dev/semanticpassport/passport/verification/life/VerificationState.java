package dev.semanticpassport.passport.verification.life;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.EvidenceUpdated;
import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.OrdinalRange;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Life of one verification. A transition that is not a method here cannot be written. */
public sealed interface VerificationState {

    /** Accepted, its error levels fixed, nothing released. */
    record Requested(Rule rule) implements VerificationState {

        /**
         * Releases the first wave.
         *
         * @param waveSize probes released together, at least 1
         */
        public Step.Releases begun(int waveSize) {
            return new Running(rule, 0, null).nextWave(waveSize);
        }
    }

    /**
     * Probes are asked wave by wave.
     *
     * @param released how many probes were released: all ordinals below this one
     * @param last the newest evidence, null before the first
     */
    record Running(Rule rule, int released, @Nullable EvidenceUpdated last)
            implements VerificationState {

        /**
         * What new evidence leads to. It depends on the newest revision alone: evidence that comes
         * twice, late or out of order changes nothing.
         */
        public Step learns(EvidenceUpdated update, int waveSize) {
            if (last != null && update.revision() <= last.revision()) {
                return new Step.Stays();
            }
            if (update.decided() != null) {
                return new Step.Settles(new Settled(update.decided(), update.evidence(), released));
            }
            return new Running(rule, released, update).nextWave(waveSize);
        }

        /** The verdict where it fell and something else is waited for; else empty. */
        public Optional<Settled> decided() {
            return last == null || last.decided() == null
                    ? Optional.empty()
                    : Optional.of(new Settled(last.decided(), last.evidence(), released));
        }

        /** Whoever asked for the verification withdrew it. */
        public Settled cancelled() {
            return new Settled(
                    new Decision(Verdict.UNDECIDED, Reason.CANCELLED),
                    last == null ? nothingKnown() : last.evidence(),
                    released);
        }

        /**
         * Releases as long as everything released is received. More than one wave at once happens
         * only where answers are already there, say after this service's database was set back;
         * those are not asked again.
         */
        private Step.Releases nextWave(int waveSize) {
            int end = released;
            while (end < rule.planned() && waiting(0, end).isEmpty()) {
                end = Math.min(rule.planned(), end + waveSize);
            }
            return new Step.Releases(new Running(rule, end, last), waiting(released, end));
        }

        private List<Integer> waiting(int from, int end) {
            List<Integer> waiting = new ArrayList<>();
            for (int ordinal = from; ordinal < end; ordinal++) {
                if (!received(ordinal)) {
                    waiting.add(ordinal);
                }
            }
            return List.copyOf(waiting);
        }

        private boolean received(int ordinal) {
            return last != null && last.received().stream().anyMatch(range -> range.holds(ordinal));
        }

        /** How many of the released probes have an outcome. */
        public int receivedCount() {
            return last == null ? 0 : last.received().stream().mapToInt(Running::size).sum();
        }

        private static int size(OrdinalRange range) {
            return range.last() - range.first() + 1;
        }
    }

    /**
     * The verdict fell; nothing changes it.
     *
     * @param asked how many probes were released
     */
    record Settled(Decision decided, Evidence evidence, int asked) implements VerificationState {}

    /** The evidence before the first answer: any survival is possible. */
    static Evidence nothingKnown() {
        return new Evidence(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, new Interval(0, 1, 0.99), null);
    }
}
