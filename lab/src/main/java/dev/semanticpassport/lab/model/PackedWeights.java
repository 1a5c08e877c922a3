package dev.semanticpassport.lab.model;

import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Weights laid out for products: as they are used forwards and, for training, backwards too. */
public final class PackedWeights {
    private final Weights weights;
    private final List<Map<Linear, Entry>> layers = new ArrayList<>();
    private final Entry output;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Tensor matrix, Panels forward, Panels backward) {}

    private PackedWeights(Weights weights) {
        this.weights = weights;
        for (Weights.Layer layer : weights.layers()) {
            Map<Linear, Entry> modules = new EnumMap<>(Linear.class);
            for (Linear linear : Linear.values()) {
                modules.put(linear, entry(layer.linear(linear)));
            }
            layers.add(modules);
        }
        this.output = entry(weights.embedding());
    }

    private PackedWeights(Weights weights, Entry output) {
        this.weights = weights;
        this.output = output;
    }

    private Entry entry(Tensor matrix) {
        Entry entry = new Entry(matrix, new Panels(), new Panels());
        entries.add(entry);
        return entry;
    }

    /** For answering only. */
    public static PackedWeights forAnswering(Weights weights) {
        PackedWeights packed = new PackedWeights(weights);
        for (Entry entry : packed.entries) {
            entry.forward.layTransposed(entry.matrix);
        }
        return packed;
    }

    /** A choice among a model's linear modules. */
    @FunctionalInterface
    public interface Choice {
        boolean takes(int layer, Linear linear);
    }

    /**
     * For answering: an adapted model whose modules are the base's wherever they are not chosen.
     * Numbers and layouts are shared with the two, so that it takes next to no room and no time.
     */
    public static PackedWeights choosing(
            PackedWeights adapted, PackedWeights base, Choice fromAdapted) {
        PackedWeights mixed =
                new PackedWeights(
                        Weights.choosing(adapted.weights, base.weights, fromAdapted), base.output);
        for (int layer = 0; layer < base.layers.size(); layer++) {
            Map<Linear, Entry> modules = new EnumMap<>(Linear.class);
            for (Linear linear : Linear.values()) {
                PackedWeights from = fromAdapted.takes(layer, linear) ? adapted : base;
                modules.put(linear, from.entry(layer, linear));
            }
            mixed.layers.add(modules);
        }
        return mixed;
    }

    /** For training; empty until {@link #lay} was called for every part. */
    public static PackedWeights forTraining(Weights weights) {
        return new PackedWeights(weights);
    }

    /**
     * Lays out one of several equal shares of the matrices afresh, after the weights have changed.
     */
    public void lay(int part, int parts) {
        for (int i = part; i < entries.size(); i += parts) {
            Entry entry = entries.get(i);
            entry.forward.layTransposed(entry.matrix);
            entry.backward.lay(entry.matrix);
        }
    }

    public Weights weights() {
        return weights;
    }

    /** What a row of inputs is multiplied with. */
    public Panels forward(int layer, Linear linear) {
        return entry(layer, linear).forward;
    }

    /** What a row of output gradients is multiplied with. */
    public Panels backward(int layer, Linear linear) {
        return entry(layer, linear).backward;
    }

    /** From the last row of a text to one number for each token. */
    public Panels output() {
        return output.forward;
    }

    /** From one gradient for each token back to the last row. */
    public Panels outputBackward() {
        return output.backward;
    }

    private Entry entry(int layer, Linear linear) {
        Entry entry = layers.get(layer).get(linear);
        if (entry == null) {
            throw new IllegalStateException("a layer without " + linear);
        }
        return entry;
    }
}
