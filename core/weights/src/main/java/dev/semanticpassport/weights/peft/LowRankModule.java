package dev.semanticpassport.weights.peft;

import dev.semanticpassport.weights.TensorEntry;
import java.util.Optional;

/**
 * The change of one module: scale · up · down.
 *
 * @param module its path in the model that is changed
 * @param down rank × inputs (PEFT's A)
 * @param up outputs × rank (PEFT's B)
 * @param magnitude DoRA's, which is learnt beside the product
 */
public record LowRankModule(
        String module,
        TensorEntry down,
        TensorEntry up,
        double scale,
        Optional<TensorEntry> magnitude) {

    public int rank() {
        return Math.toIntExact(down.shape().getFirst());
    }

    public long inputs() {
        return down.shape().getLast();
    }

    public long outputs() {
        return up.shape().getFirst();
    }
}
