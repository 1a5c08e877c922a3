package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.statistics.EValue;

/**
 * What an idea loses when parts of the adapter are removed.
 *
 * @param removed the parts
 * @param idea that was asked about
 * @param loss score with the whole adapter minus score without the parts, in [−1, 1]
 * @param specific lost score beyond what the parts' removal costs comparable ideas and what the
 *     idea loses to comparable removals, in [−1, 1]
 * @param lossEvidence against "the loss is at most δ"
 * @param specificEvidence against "the loss is no more than those two explain"
 * @param necessary whether the smaller evidence is selected among all of its kind (e-BH)
 */
public record Loss(
        Variant.Minus removed,
        String idea,
        Effect loss,
        double specific,
        EValue lossEvidence,
        EValue specificEvidence,
        boolean necessary) {

    /** Against "the loss is at most δ, or is not specific": the smaller of the two. */
    public EValue evidence() {
        return lossEvidence.compareTo(specificEvidence) <= 0 ? lossEvidence : specificEvidence;
    }

    Loss selected() {
        return new Loss(removed, idea, loss, specific, lossEvidence, specificEvidence, true);
    }
}
