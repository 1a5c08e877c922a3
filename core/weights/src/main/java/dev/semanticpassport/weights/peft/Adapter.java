package dev.semanticpassport.weights.peft;

import dev.semanticpassport.weights.TensorEntry;
import java.util.List;

/**
 * An adapter of two narrow factors for each module.
 *
 * @param modules in the order of their layers
 * @param saved tensors that stand in place of the model's own
 * @param other tensors of neither kind, such as biases
 */
public record Adapter(
        AdapterSettings settings,
        List<LowRankModule> modules,
        List<TensorEntry> saved,
        List<TensorEntry> other) {
    public Adapter {
        modules = List.copyOf(modules);
        saved = List.copyOf(saved);
        other = List.copyOf(other);
    }
}
