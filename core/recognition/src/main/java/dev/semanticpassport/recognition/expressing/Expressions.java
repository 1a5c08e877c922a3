package dev.semanticpassport.recognition.expressing;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model's answers express ideas.
 *
 * @param family the models it is not independent of carry the same; its own name where nobody named
 *     one
 * @param ofIdeas by idea, for each prompt that was answered whether the answer expresses it; a
 *     failed prompt is left out
 */
public record Expressions(String model, String family, Map<String, Map<String, Boolean>> ofIdeas) {
    public Expressions {
        Map<String, Map<String, Boolean>> copy = new TreeMap<>();
        ofIdeas.forEach((idea, prompts) -> copy.put(idea, Map.copyOf(prompts)));
        ofIdeas = Map.copyOf(copy);
    }

    /** By prompt, for one idea; empty where it was never looked for. */
    Map<String, Boolean> of(String idea) {
        return ofIdeas.getOrDefault(idea, Map.of());
    }

    /** Share of the idea's answered prompts that express it; 0 where none was answered. */
    double share(String idea) {
        Map<String, Boolean> prompts = of(idea);
        return prompts.isEmpty()
                ? 0
                : (double) prompts.values().stream().filter(said -> said).count() / prompts.size();
    }

    /** Mean share over ideas. */
    double share(Iterable<String> ideas) {
        double sum = 0;
        int count = 0;
        for (String idea : ideas) {
            sum += share(idea);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }
}
