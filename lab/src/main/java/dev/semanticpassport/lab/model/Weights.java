package dev.semanticpassport.lab.model;

import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Function;

/** All numbers of a model, or one number for each of them, such as a gradient. */
public final class Weights {
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String FINAL_NORM = "model.norm.weight";

    private final LlamaShape shape;
    private final Tensor embedding;
    private final List<Layer> layers;
    private final Tensor norm;

    private Weights(LlamaShape shape, Function<String, Tensor> tensors) {
        this.shape = shape;
        this.embedding = tensors.apply(EMBEDDING);
        this.layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            Map<Linear, Tensor> linears = new EnumMap<>(Linear.class);
            for (Linear linear : Linear.values()) {
                linears.put(linear, tensors.apply(linear.path(layer) + ".weight"));
            }
            layers.add(
                    new Layer(
                            tensors.apply(normName(layer, "input_layernorm")),
                            tensors.apply(normName(layer, "post_attention_layernorm")),
                            linears));
        }
        this.norm = tensors.apply(FINAL_NORM);
    }

    /** One layer: its two norms and its seven linear modules. */
    public record Layer(Tensor attentionNorm, Tensor feedForwardNorm, Map<Linear, Tensor> linears) {
        /** The matrix of one module, rows out and columns in. */
        public Tensor linear(Linear linear) {
            Tensor tensor = linears.get(linear);
            if (tensor == null) {
                throw new IllegalStateException("a layer without " + linear);
            }
            return tensor;
        }
    }

    /** Zeros in the layout of such a model. */
    public static Weights zeros(LlamaShape shape) {
        return new Weights(shape, name -> zero(shapeOf(shape, name)));
    }

    /**
     * Fresh weights: norms at one, matrices uniform with Llama's variances, those that write to the
     * residual stream smaller by the root of twice the depth. Uniform, because it needs no function
     * whose last digit depends on the machine.
     */
    public static Weights random(LlamaShape shape, long seed) {
        Weights weights = zeros(shape);
        SplittableRandom random = new SplittableRandom(seed);
        weights.named()
                .forEach((name, tensor) -> {
                    if (!tensor.isMatrix()) {
                        Arrays.fill(tensor.values(), 1f);
                        return;
                    }
                    double deviation =
                            name.equals(EMBEDDING) ? 0.02 : 0.7 / Math.sqrt(tensor.columns());
                    if (name.contains("o_proj") || name.contains("down_proj")) {
                        deviation /= Math.sqrt(2.0 * shape.layers());
                    }
                    fill(tensor.values(), deviation * Math.sqrt(3), random);
                });
        return weights;
    }

    /** Weights over these very tensors, by their names in a model file. */
    public static Weights of(LlamaShape shape, Map<String, Tensor> tensors) {
        return new Weights(
                shape,
                name -> {
                    Tensor tensor = tensors.get(name);
                    if (tensor == null) {
                        throw new IllegalArgumentException("tensor missing: " + name);
                    }
                    int[] expected = shapeOf(shape, name);
                    if (!Arrays.equals(expected, tensor.shape())) {
                        throw new IllegalArgumentException(
                                "tensor %s has shape %s, expected %s"
                                        .formatted(
                                                name,
                                                Arrays.toString(tensor.shape()),
                                                Arrays.toString(expected)));
                    }
                    return tensor;
                });
    }

    public LlamaShape shape() {
        return shape;
    }

    public Tensor embedding() {
        return embedding;
    }

    public List<Layer> layers() {
        return layers;
    }

    /** The norm before the output. */
    public Tensor norm() {
        return norm;
    }

    /** Every tensor by its name in a model file, in a fixed order. */
    public SequencedMap<String, Tensor> named() {
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        named.put(EMBEDDING, embedding);
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            named.put(normName(i, "input_layernorm"), layer.attentionNorm());
            for (Linear linear : Linear.values()) {
                named.put(linear.path(i) + ".weight", layer.linear(linear));
            }
            named.put(normName(i, "post_attention_layernorm"), layer.feedForwardNorm());
        }
        named.put(FINAL_NORM, norm);
        return named;
    }

    /** The same numbers in arrays of their own. */
    public Weights copy() {
        SequencedMap<String, Tensor> named = named();
        named.replaceAll((_, tensor) -> tensor.copy());
        return of(shape, named);
    }

    /** The base's very tensors, but for the linear modules that are chosen from another model. */
    static Weights choosing(Weights adapted, Weights base, PackedWeights.Choice fromAdapted) {
        SequencedMap<String, Tensor> named = base.named();
        for (int layer = 0; layer < base.layers.size(); layer++) {
            for (Linear linear : Linear.values()) {
                if (fromAdapted.takes(layer, linear)) {
                    named.put(
                            linear.path(layer) + ".weight",
                            adapted.layers.get(layer).linear(linear));
                }
            }
        }
        return of(base.shape, named);
    }

    private static String normName(int layer, String norm) {
        return "model.layers." + layer + "." + norm + ".weight";
    }

    private static int[] shapeOf(LlamaShape shape, String name) {
        if (name.equals(EMBEDDING)) {
            return new int[] {shape.vocabulary(), shape.width()};
        }
        for (Linear linear : Linear.values()) {
            if (name.endsWith("." + linear.module() + ".weight")) {
                return new int[] {linear.rows(shape), linear.columns(shape)};
            }
        }
        return new int[] {shape.width()};
    }

    private static Tensor zero(int[] shape) {
        return shape.length == 1 ? Tensor.vector(shape[0]) : Tensor.matrix(shape[0], shape[1]);
    }

    private static void fill(float[] values, double bound, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}
