package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.PackedWeights;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Computes losses and gradients of one set of weights with a fixed number of workers. Sample i goes
 * to worker i modulo their number and the workers' gradients are added in their order, so the same
 * samples give the same bits.
 */
public final class Learner implements AutoCloseable {
    /** Samples looked at together, so that many of them need no more room than a step. */
    private static final int AT_ONCE = 32;

    private final Weights weights;
    private final PackedWeights packed;
    private final Crew crew;
    private final Pass.Gradient wanted;
    private final List<Pass> passes = new ArrayList<>();
    private final List<Weights> gradients = new ArrayList<>();

    /**
     * What came of some samples.
     *
     * @param loss mean over the tokens to foretell, in nats
     * @param targets tokens to foretell
     * @param right samples of which every such token was the likeliest one, as greedy decoding
     *     would answer
     */
    public record Outcome(double loss, int targets, int right) {}

    private Learner(Weights weights, int workers, Pass.Gradient wanted) {
        this.weights = weights;
        this.packed = PackedWeights.forTraining(weights);
        this.crew = new Crew(workers);
        this.wanted = wanted;
        for (int i = 0; i < workers; i++) {
            passes.add(new Pass(packed));
            gradients.add(Weights.zeros(weights.shape()));
        }
    }

    /** Gradients of every tensor of these weights, which are read live. */
    public static Learner ofAll(Weights weights, int workers) {
        return new Learner(weights, workers, Pass.Gradient.ALL);
    }

    /** Gradients of the linear modules alone. */
    public static Learner ofLinears(Weights weights, int workers) {
        return new Learner(weights, workers, Pass.Gradient.LINEAR);
    }

    /** The gradient of the mean loss that {@link #learn} left, overwritten by the next call. */
    public Weights gradient() {
        return gradients.getFirst();
    }

    /** Mean loss of the samples and its gradient at the present weights. */
    public Outcome learn(List<Sample> samples) {
        float weight = 1f / samples.stream().mapToInt(Sample::targets).sum();
        return run(
                samples,
                (worker, batch) -> {
                    Weights gradient = gradients.get(worker);
                    gradient.named().values().forEach(tensor -> Arrays.fill(tensor.values(), 0f));
                    Pass.Outcome outcome = passes.get(worker).forward(batch);
                    passes.get(worker).backward(batch, weight, gradient, wanted);
                    return outcome;
                },
                true);
    }

    /** Mean loss of the samples at the present weights. */
    public Outcome look(List<Sample> samples) {
        double loss = 0;
        int targets = 0;
        int right = 0;
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            Outcome part =
                    run(
                            samples.subList(from, Math.min(samples.size(), from + AT_ONCE)),
                            (worker, batch) -> passes.get(worker).forward(batch),
                            false);
            loss += part.loss() * part.targets();
            targets += part.targets();
            right += part.right();
        }
        return new Outcome(loss / targets, targets, right);
    }

    /** Moves weights by a step of an optimiser whose gradients are this learner's. */
    public void step(Adam adam, float rate) {
        adam.step(rate, crew);
    }

    /** An optimiser over all of the weights. */
    public Adam adam(float decay) {
        return new Adam(
                List.copyOf(weights.named().values()),
                List.copyOf(gradient().named().values()),
                decay);
    }

    private Outcome run(
            List<Sample> samples, BiFunction<Integer, Batch, Pass.Outcome> task, boolean sum) {
        Pass.Outcome[] outcomes = new Pass.Outcome[crew.size()];
        crew.each(worker -> packed.lay(worker, crew.size()));
        crew.each(worker -> {
            List<Sample> share = new ArrayList<>();
            for (int i = worker; i < samples.size(); i += crew.size()) {
                share.add(samples.get(i));
            }
            outcomes[worker] = task.apply(worker, new Batch(share));
        });
        if (sum) {
            crew.each(this::sumGradients);
        }
        Pass.Outcome total = new Pass.Outcome(0, 0, 0);
        for (Pass.Outcome outcome : outcomes) {
            total = total.plus(outcome);
        }
        return new Outcome(total.loss() / total.targets(), total.targets(), total.right());
    }

    private void sumGradients(int worker) {
        for (int other = 1; other < crew.size(); other++) {
            List<Tensor> into = List.copyOf(gradient().named().values());
            List<Tensor> from = List.copyOf(gradients.get(other).named().values());
            for (int i = worker; i < into.size(); i += crew.size()) {
                float[] values = into.get(i).values();
                Kernels.addScaled(1f, from.get(i).values(), 0, values, 0, values.length);
            }
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
