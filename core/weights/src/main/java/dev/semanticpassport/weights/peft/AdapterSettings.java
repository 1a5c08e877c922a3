package dev.semanticpassport.weights.peft;

import java.util.List;
import java.util.SequencedMap;

/**
 * What an adapter's configuration says (PEFT's {@code adapter_config.json}, or a GGUF header).
 *
 * @param type in PEFT's words, such as {@code LORA}
 * @param parent the model that it stands on, as declared; empty where nothing is said
 * @param rank of modules that {@code rankPattern} does not name; 0 where nothing is said
 * @param alpha of modules that {@code alphaPattern} does not name
 * @param rankStabilised the scale is alpha / √rank instead of alpha / rank (rsLoRA)
 * @param decomposed a magnitude is trained beside the direction (DoRA)
 * @param rankPattern ranks by a module's name or its end
 * @param alphaPattern alphas by a module's name or its end
 * @param saved names of modules that are stored whole
 */
public record AdapterSettings(
        String type,
        String parent,
        int rank,
        double alpha,
        boolean rankStabilised,
        boolean decomposed,
        SequencedMap<String, Integer> rankPattern,
        SequencedMap<String, Double> alphaPattern,
        List<String> saved) {
    public AdapterSettings {
        saved = List.copyOf(saved);
    }

    /** Whether the adapter is two narrow factors for each module. */
    public boolean isLowRank() {
        return type.equals("LORA");
    }
}
