package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.statistics.EValue;

/**
 * What is left of an idea when parts of the adapter are kept alone.
 *
 * @param kept the parts
 * @param idea that was asked about
 * @param score with these parts alone, its mean in [0, 1]
 * @param beyondHalf score with these parts alone minus half the score with the whole adapter
 * @param evidence against "at most half is kept, or the base knows it anyway to within δ"
 * @param sufficient whether the evidence is selected among all of its kind (e-BH)
 */
public record Kept(
        Variant.Only kept,
        String idea,
        double score,
        Effect beyondHalf,
        EValue evidence,
        boolean sufficient) {

    Kept selected() {
        return new Kept(kept, idea, score, beyondHalf, evidence, true);
    }
}
