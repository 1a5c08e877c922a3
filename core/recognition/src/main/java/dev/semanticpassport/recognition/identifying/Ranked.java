package dev.semanticpassport.recognition.identifying;

import dev.semanticpassport.recognition.learning.Resemblance;

/**
 * A model of the panel, and how like it the answers are.
 *
 * @param resemblance its score is what the panel is ranked by
 */
public record Ranked(String name, String family, Resemblance resemblance) {
    /** Natural logarithm of the likelihood ratio of "the same model" against "another". */
    public double logRatio() {
        return resemblance.logRatio();
    }

    double score() {
        return resemblance.score();
    }

    double fit() {
        return resemblance.fit();
    }
}
