package dev.semanticpassport.recognition.relating;

/**
 * How near some answers are to a model's, beside unrelated models.
 *
 * @param kinship of the two
 * @param chance p-value of "unrelated to this model", named beforehand: (1 + families of which a
 *     model is as near to it) / (1 + families), its own family left out
 * @param controls families that were counted for it
 * @param chanceOfAny p-value of the same where the model was picked from the panel for being near:
 *     (1 + families of which a model is as near to any model of another family) / (1 + families)
 * @param controlsOfAny families that were counted for that
 * @param inOtherScripts prompts that both answered in different scripts, so that nothing was
 *     compared
 */
public record Kin(
        String model,
        String family,
        Kinship kinship,
        double chance,
        int controls,
        double chanceOfAny,
        int controlsOfAny,
        int inOtherScripts) {}
