package dev.semanticpassport.transfer.asking;

import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.List;

/**
 * An idea that has a trait.
 *
 * @param label its name as questions have it
 * @param language that it is spoken of in
 * @param heldOut questions that training never asks
 * @param recognition when an answer expresses it
 */
public record AskedIdea(
        String label, Language language, List<String> heldOut, Recognition recognition) {
    public AskedIdea {
        heldOut = List.copyOf(heldOut);
    }
}
