package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import java.util.List;

/** What was found of an idea: what was tested and nothing more. */
public sealed interface Finding {

    /** Without the part the idea is lost, beyond δ and beyond what others lose. */
    record Necessary(Part part, Effect loss) implements Finding {}

    /** With the part alone more than half of the idea is there, which the base has not. */
    record Sufficient(Part part, double score) implements Finding {}

    /** Without both parts the idea is lost, and without either alone it is not. */
    record RedundantWith(Part part, Part other, Effect loss) implements Finding {}

    /**
     * The adapter carries the idea, and no part was found to be necessary, sufficient or redundant
     * with one other: it is spread over the adapter as far as these probes can tell.
     *
     * @param lost parts without which this idea is lost, but not for certain more than others are
     */
    record Spread(List<Part> lost) implements Finding {
        public Spread {
            lost = List.copyOf(lost);
        }
    }

    /** Nothing can be said. */
    record NotMeasured(Reason reason) implements Finding {}

    /** Why nothing can be said. */
    enum Reason {
        /** Fewer probes were answered than the rules ask for. */
        TOO_FEW_PROBES,
        /** More probes failed than the rules allow. */
        TOO_MANY_FAILURES,
        /** The whole adapter does not answer better than the base by δ, so nothing can be lost. */
        NOT_CARRIED
    }
}
