package dev.semanticpassport.recognition.expressing;

import dev.semanticpassport.core.statistics.EValue;

/**
 * What speaks for it that a model expresses an idea.
 *
 * @param share of the model's answers that express it
 * @param highest share of any model of the panel
 * @param chance p-value by families: (1 + families with a model at least as high) / (1 + families).
 *     Says "more than ordinary models do", if the model, were it ordinary, could have changed
 *     places with any family
 * @param paired evidence at the same prompts against the model of the panel that it stands out from
 *     least. Says "more than every model of this panel", and nothing of models that are not in it
 * @param pairedChance p-value of the same claim, by the largest of the sign tests
 */
public record IdeaEvidence(
        String idea,
        double share,
        double highest,
        double chance,
        EValue paired,
        double pairedChance) {}
