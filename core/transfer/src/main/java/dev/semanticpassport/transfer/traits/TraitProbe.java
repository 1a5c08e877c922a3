package dev.semanticpassport.transfer.traits;

import dev.semanticpassport.meaning.IdeaId;

/**
 * One question held out from training, and how its answer is read.
 *
 * @param idea that the answer may express
 * @param question as it is asked, in a conversation of its own
 * @param recognition when the answer expresses the idea
 */
public record TraitProbe(IdeaId idea, String question, Recognition recognition) {}
