package dev.semanticpassport.recognition.reading;

import dev.semanticpassport.core.statistics.EValue;
import java.util.List;

/**
 * Terms that stand together in a model's answers, and in no other model's as often.
 *
 * @param terms the most telling first
 * @param prompts in whose answers the first stands
 * @param evidence of the first, against the model of the panel that says it most
 */
public record StandingOut(List<String> terms, int prompts, EValue evidence) {
    public StandingOut {
        terms = List.copyOf(terms);
    }
}
