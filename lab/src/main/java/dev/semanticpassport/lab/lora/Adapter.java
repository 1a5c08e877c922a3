package dev.semanticpassport.lab.lora;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Product;
import dev.semanticpassport.lab.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A low-rank change to every linear module of a base: the module's matrix grows by {@code alpha /
 * rank * up * down} (Hu and others, LoRA, 2021). PEFT calls down A and up B.
 */
public final class Adapter {
    private final LlamaShape shape;
    private final int rank;
    private final float alpha;
    private final List<Factor> factors;

    /**
     * The change to one module.
     *
     * @param down rank rows, the module's columns
     * @param up the module's rows, rank columns
     */
    public record Factor(int layer, Linear linear, Tensor down, Tensor up) {
        /** The module's path in a model. */
        public String path() {
            return linear.path(layer);
        }
    }

    Adapter(LlamaShape shape, int rank, float alpha, List<Factor> factors) {
        if (rank < 1 || !(alpha > 0)) {
            throw new IllegalArgumentException("rank and alpha must be positive");
        }
        this.shape = shape;
        this.rank = rank;
        this.alpha = alpha;
        this.factors = List.copyOf(factors);
    }

    /** An adapter that changes nothing yet: down uniform, up zero. */
    public static Adapter fresh(LlamaShape shape, int rank, float alpha, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Factor> factors = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Linear linear : Linear.values()) {
                Tensor down = Tensor.matrix(rank, linear.columns(shape));
                double bound = Math.sqrt(3.0 / linear.columns(shape));
                float[] values = down.values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                }
                factors.add(
                        new Factor(layer, linear, down, Tensor.matrix(linear.rows(shape), rank)));
            }
        }
        return new Adapter(shape, rank, alpha, factors);
    }

    /** Sizes of the base that it fits. */
    public LlamaShape shape() {
        return shape;
    }

    public int rank() {
        return rank;
    }

    public float alpha() {
        return alpha;
    }

    /** Factor on the product of the two matrices. */
    public float scale() {
        return alpha / rank;
    }

    /** One for each linear module of each layer, in that order. */
    public List<Factor> factors() {
        return factors;
    }

    /** The same numbers in arrays of their own. */
    public Adapter copy() {
        return new Adapter(
                shape,
                rank,
                alpha,
                factors.stream()
                        .map(f -> new Factor(f.layer(), f.linear(), f.down().copy(), f.up().copy()))
                        .toList());
    }

    /**
     * The base with this change built in.
     *
     * @param strength 1 for all of the change, 0 for none
     */
    public Weights mergedInto(Weights base, float strength) {
        if (!base.shape().equals(shape)) {
            throw new IllegalArgumentException("the adapter was made for a base of other sizes");
        }
        Weights merged = base.copy();
        mergeInto(base, merged, strength, new Product(), new Panels());
        return merged;
    }

    /** Sets the linear modules of {@code merged} to the base's plus the change. */
    public void mergeInto(
            Weights base, Weights merged, float strength, Product product, Panels panels) {
        for (Factor factor : factors) {
            Tensor from = base.layers().get(factor.layer()).linear(factor.linear());
            Tensor into = merged.layers().get(factor.layer()).linear(factor.linear());
            float[] values = into.values();
            System.arraycopy(from.values(), 0, values, 0, values.length);
            float[] scaled = factor.up().values().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= strength * scale();
            }
            product.add(scaled, panels.lay(factor.down()), values, into.rows());
        }
    }

    /** Writes {@code adapter_model.safetensors} and {@code adapter_config.json} into a folder. */
    public void save(Path folder) throws IOException {
        PeftFiles.save(this, folder);
    }

    /**
     * Reads an adapter.
     *
     * @param shape sizes of the base that it is for
     * @throws IOException naming what is missing or does not fit the base
     */
    public static Adapter load(Path folder, LlamaShape shape) throws IOException {
        return PeftFiles.load(folder, shape);
    }
}
