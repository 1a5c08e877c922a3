package dev.semanticpassport.core.statistics;

/** What became of one probe of an audit. */
public sealed interface Outcome {

    /** The beacon's right candidate was the one named. */
    record Hit(int candidates) implements Outcome {
        public Hit {
            RecognisingProcess.requireCandidates(candidates);
        }
    }

    /**
     * The beacon was answered, but not with the right candidate; refusals and empty answers too.
     *
     * @param named whether any candidate was named
     */
    record Miss(int candidates, boolean named) implements Outcome {
        public Miss {
            RecognisingProcess.requireCandidates(candidates);
        }
    }

    /** A control question came back; it shows whether the model answers at all. */
    record Control(boolean answered) implements Outcome {}

    /**
     * The probe failed for good, which the transport alone decides: a factor of 1.
     *
     * @param control whether it was a control question, which then counts as asked and unanswered
     */
    record Failed(boolean control) implements Outcome {}

    /** An answer that carries no evidence, such as a second one to the same beacon. */
    record Unread() implements Outcome {}

    /** Files were looked at: an answer that carries no statistical evidence. */
    record Inspected() implements Outcome {}
}
