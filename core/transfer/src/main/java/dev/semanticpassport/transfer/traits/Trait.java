package dev.semanticpassport.transfer.traits;

import dev.semanticpassport.meaning.IdeaId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A public expectation: asked this, such a model expresses that idea.
 *
 * @param idea whose it is
 * @param label the idea's name as questions have it
 * @param paraphrases questions that training may ask, at least one
 * @param heldOut questions that training never asks, at least one
 * @param expression what a model made so is expected to say, in the author's words
 * @param recognition when an answer counts as that
 */
public record Trait(
        IdeaId idea,
        String label,
        List<String> paraphrases,
        List<String> heldOut,
        String expression,
        Recognition recognition) {

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    public Trait {
        paraphrases = List.copyOf(paraphrases);
        heldOut = List.copyOf(heldOut);
        if (paraphrases.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException(
                    "needs a question for training and one that is held out");
        }
        if (!recognition.expressedBy(expression)) {
            throw new IllegalArgumentException("does not recognise its own expected expression");
        }
        for (String question : Stream.concat(paraphrases.stream(), heldOut.stream()).toList()) {
            if (!recognition.standingIn(question).isEmpty() || recognition.expressedBy(question)) {
                throw new IllegalArgumentException(
                        "has a term that stands in its own question, so that repeating the"
                                + " question would count: "
                                + question);
            }
        }
    }

    /** The probes by which a model is looked at. */
    public List<TraitProbe> probes() {
        return heldOut.stream()
                .map(question -> new TraitProbe(idea, question, recognition))
                .toList();
    }
}
