package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Product;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An adapter's change, added to a base's modules text by text: each text has modules of its own in
 * force, and modules of its own that learn from it. The change is never formed: output += s B (A
 * input).
 */
final class GatedChange implements Change {
    private final List<Tensor> downs;
    private final List<Tensor> ups;
    private final List<Tensor> downGradients;
    private final List<Tensor> upGradients;
    private final float scale;
    private final int rank;
    private final Product product = new Product();
    private final Panels panels = new Panels();
    private final float[][] inner;
    private float[] dInner = new float[0];
    private float[] learning = new float[0];
    private List<GatedSample> samples = List.of();
    private int[] starts = {0};

    /** Factors and room for their gradients, module by module. */
    GatedChange(
            List<Tensor> downs,
            List<Tensor> ups,
            List<Tensor> downGradients,
            List<Tensor> upGradients,
            float scale) {
        this.downs = downs;
        this.ups = ups;
        this.downGradients = downGradients;
        this.upGradients = upGradients;
        this.scale = scale;
        this.rank = downs.getFirst().rows();
        this.inner = new float[downs.size()][0];
    }

    /** Takes up a batch's texts. */
    void read(List<GatedSample> texts, Batch batch) {
        samples = texts;
        starts = new int[texts.size() + 1];
        for (int text = 0; text < starts.length; text++) {
            starts[text] = batch.start(text);
        }
        int size = batch.rows() * rank;
        for (int i = 0; i < inner.length; i++) {
            if (inner[i].length < size) {
                inner[i] = new float[size + size / 4];
            }
        }
        if (dInner.length < size) {
            dInner = new float[size + size / 4];
            learning = new float[size + size / 4];
        }
    }

    @Override
    public void forward(int layer, Linear linear, float[] input, float[] output, int rows) {
        int module = module(layer, linear);
        if (!used(module)) {
            return;
        }
        float[] h = inner[module];
        product.multiply(input, panels.layTransposed(downs.get(module)), h, rows);
        for (int text = 0; text < samples.size(); text++) {
            gate(h, text, samples.get(text).inForce().get(module));
        }
        Kernels.scale(h, 0, rows * rank, scale);
        product.add(h, panels.layTransposed(ups.get(module)), output, rows);
    }

    @Override
    public void backward(int layer, Linear linear, Flow flow, int rows) {
        int module = module(layer, linear);
        if (!used(module)) {
            return;
        }
        Tensor up = ups.get(module);
        Tensor down = downs.get(module);
        product.multiply(flow.dOutput, panels.lay(up), dInner, rows);
        for (int text = 0; text < samples.size(); text++) {
            gate(dInner, text, samples.get(text).inForce().get(module));
        }
        Kernels.scale(dInner, 0, rows * rank, scale);
        product.add(dInner, panels.lay(down), flow.dInput, rows);
        if (learnt(module)) {
            // The inner rows are scaled already.
            keepLearning(inner[module], module, rows);
            panels.lay(learning, 0, rank, 1, rows, rank);
            product.run(
                    new Product.Left(flow.dOutput, 0, 1, up.rows(), up.rows()),
                    panels,
                    new Product.Result(upGradients.get(module).values(), 0, rank, true));
            keepLearning(dInner, module, rows);
            panels.lay(flow.input, 0, down.columns(), 1, rows, down.columns());
            product.run(
                    new Product.Left(learning, 0, 1, rank, rank),
                    panels,
                    new Product.Result(
                            downGradients.get(module).values(), 0, down.columns(), true));
        }
    }

    private void keepLearning(float[] from, int module, int rows) {
        System.arraycopy(from, 0, learning, 0, rows * rank);
        for (int text = 0; text < samples.size(); text++) {
            BitSet learns = samples.get(text).learning();
            gate(learning, text, learns.get(module));
        }
    }

    private void gate(float[] values, int text, boolean open) {
        if (!open) {
            Arrays.fill(values, starts[text] * rank, starts[text + 1] * rank, 0f);
        }
    }

    private boolean used(int module) {
        return samples.stream().anyMatch(sample -> sample.inForce().get(module));
    }

    private boolean learnt(int module) {
        return samples.stream().anyMatch(sample -> sample.learning().get(module));
    }

    private static int module(int layer, Linear linear) {
        return layer * Linear.MODULES.size() + Linear.MODULES.indexOf(linear.module());
    }
}
