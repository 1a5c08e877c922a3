package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Panels;
import dev.semanticpassport.lab.tensor.Product;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.lab.train.Adam;
import dev.semanticpassport.lab.train.Learner;
import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves an adapter along its gradient. The change is built into a working copy of the weights,
 * whose gradient G gives the factors' by the chain rule: up gets {@code s G down^T}, down gets
 * {@code s up^T G}.
 */
final class AdapterLearner implements AutoCloseable {
    private final Weights base;
    private final Adapter adapter;
    private final Weights merged;
    private final Learner learner;
    private final Product product = new Product();
    private final Panels panels = new Panels();
    private final List<Tensor> downGradients = new ArrayList<>();
    private final List<Tensor> upGradients = new ArrayList<>();
    private final Adam adam;

    AdapterLearner(Weights base, Adapter adapter, int workers) {
        this.base = base;
        this.adapter = adapter;
        this.merged = base.copy();
        this.learner = Learner.ofLinears(merged, workers);
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> gradients = new ArrayList<>();
        for (Adapter.Factor factor : adapter.factors()) {
            downGradients.add(factor.down().zeros());
            upGradients.add(factor.up().zeros());
            weights.add(factor.down());
            weights.add(factor.up());
            gradients.add(downGradients.getLast());
            gradients.add(upGradients.getLast());
        }
        this.adam = new Adam(weights, gradients, 0f);
        merge();
    }

    /**
     * One step.
     *
     * @return the samples' mean loss before it
     */
    double step(List<Sample> samples, float rate) {
        double loss = gradient(samples).loss();
        learner.step(adam, rate);
        merge();
        return loss;
    }

    /**
     * The samples' loss; its gradient stands in {@link #downGradients} and {@link #upGradients}.
     */
    Learner.Outcome gradient(List<Sample> samples) {
        Learner.Outcome outcome = learner.learn(samples);
        int rank = adapter.rank();
        for (int i = 0; i < adapter.factors().size(); i++) {
            Adapter.Factor factor = adapter.factors().get(i);
            Tensor gradient =
                    learner.gradient().layers().get(factor.layer()).linear(factor.linear());
            float[] scaled = factor.up().values().clone();
            for (int j = 0; j < scaled.length; j++) {
                scaled[j] *= adapter.scale();
            }
            // The panels of up stand for scaled values only here; down is scaled after the product.
            product.run(
                    new Product.Left(scaled, 0, 1, rank, rank),
                    panels.lay(gradient),
                    new Product.Result(
                            downGradients.get(i).values(), 0, gradient.columns(), false));
            float[] up = upGradients.get(i).values();
            product.multiply(
                    gradient.values(), panels.layTransposed(factor.down()), up, gradient.rows());
            for (int j = 0; j < up.length; j++) {
                up[j] *= adapter.scale();
            }
        }
        return outcome;
    }

    List<Tensor> downGradients() {
        return downGradients;
    }

    List<Tensor> upGradients() {
        return upGradients;
    }

    /** How the samples are answered at present. */
    Learner.Outcome look(List<Sample> samples) {
        return learner.look(samples);
    }

    private void merge() {
        adapter.mergeInto(base, merged, 1f, product, panels);
    }

    @Override
    public void close() {
        learner.close();
    }
}
