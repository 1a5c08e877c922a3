package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.PackedWeights;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Losses and gradients of an adapter over a base that stays as it is, with a choice of the
 * adapter's modules for each text. One worker, so the same samples give the same bits.
 */
public final class GatedLearner {
    private static final int AT_ONCE = 32;

    private final Pass pass;
    private final GatedChange change;
    private final List<Tensor> factors = new ArrayList<>();
    private final List<Tensor> gradients = new ArrayList<>();
    private final Weights unused;
    private final Adam adam;

    /**
     * @param downs of each linear module of each layer, in that order; learnt in place
     * @param ups likewise
     * @param scale on the product of the two
     */
    public GatedLearner(Weights base, List<Tensor> downs, List<Tensor> ups, float scale) {
        List<Tensor> downGradients = downs.stream().map(Tensor::zeros).toList();
        List<Tensor> upGradients = ups.stream().map(Tensor::zeros).toList();
        factors.addAll(downs);
        factors.addAll(ups);
        gradients.addAll(downGradients);
        gradients.addAll(upGradients);
        PackedWeights packed = PackedWeights.forTraining(base);
        packed.lay(0, 1);
        this.change = new GatedChange(downs, ups, downGradients, upGradients, scale);
        this.pass = new Pass(packed, change);
        this.unused = base;
        this.adam = new Adam(factors, gradients, 0f);
    }

    /**
     * One step along the gradient.
     *
     * @return the samples' mean loss before it, in nats a token
     */
    public double step(List<GatedSample> samples, float rate) {
        double loss = gradient(samples);
        adam.step(rate);
        return loss;
    }

    /** The samples' mean loss; its gradient stands in {@link #gradients}. */
    double gradient(List<GatedSample> samples) {
        gradients.forEach(gradient -> Arrays.fill(gradient.values(), 0f));
        float weight = 1f / samples.stream().mapToInt(sample -> sample.sample().targets()).sum();
        Batch batch = batch(samples);
        Pass.Outcome outcome = pass.forward(batch);
        pass.backward(batch, weight, unused, Pass.Gradient.CHANGE);
        return outcome.loss() / outcome.targets();
    }

    /** Of all downs, then of all ups. */
    List<Tensor> gradients() {
        return gradients;
    }

    /** How many of the samples are answered exactly so. */
    public int right(List<GatedSample> samples) {
        int right = 0;
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            right += pass.forward(batch(part(samples, from))).right();
        }
        return right;
    }

    /** The chance of each sample's answer, in [0, 1]: the product over the tokens to foretell. */
    public double[] chances(List<GatedSample> samples) {
        double[] chances = new double[samples.size()];
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            Batch batch = batch(part(samples, from));
            pass.forward(batch);
            double[] logs = pass.logProbabilities(batch);
            for (int text = 0; text < logs.length; text++) {
                chances[from + text] = StrictMath.exp(logs[text]);
            }
        }
        return chances;
    }

    /** What is foretold in each sample, as {@link Sample#foretoldAs} takes it. */
    public List<float[]> foretold(List<GatedSample> samples) {
        List<float[]> foretold = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            Batch batch = batch(part(samples, from));
            pass.forward(batch);
            foretold.addAll(pass.chances(batch));
        }
        return foretold;
    }

    private static List<GatedSample> part(List<GatedSample> samples, int from) {
        return samples.subList(from, Math.min(samples.size(), from + AT_ONCE));
    }

    private Batch batch(List<GatedSample> samples) {
        Batch batch = new Batch(samples.stream().map(GatedSample::sample).toList());
        change.read(samples, batch);
        return batch;
    }
}
