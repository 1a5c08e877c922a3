package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.tensor.AdamStep;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Adam over a list of tensors, the whole gradient clipped to a norm of 1. */
public final class Adam {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.98f;

    private final List<Entry> entries = new ArrayList<>();
    private final float decay;
    private int steps;

    private record Entry(Tensor weight, Tensor gradient, Tensor first, Tensor second) {}

    /**
     * @param decay weight decay of matrices; vectors have none
     */
    public Adam(List<Tensor> weights, List<Tensor> gradients, float decay) {
        if (weights.size() != gradients.size()) {
            throw new IllegalArgumentException("every weight needs its gradient");
        }
        this.decay = decay;
        for (int i = 0; i < weights.size(); i++) {
            Tensor weight = weights.get(i);
            entries.add(new Entry(weight, gradients.get(i), weight.zeros(), weight.zeros()));
        }
    }

    /** Moves the weights by one step at this learning rate. */
    public void step(float rate) {
        try (Crew alone = new Crew(1)) {
            step(rate, alone);
        }
    }

    void step(float rate, Crew crew) {
        steps++;
        double[] squares = new double[entries.size()];
        crew.each(worker -> {
            for (int i = worker; i < squares.length; i += crew.size()) {
                float[] g = entries.get(i).gradient().values();
                squares[i] = Kernels.dot(g, 0, g, 0, g.length);
            }
        });
        double square = 0;
        for (double part : squares) {
            square += part;
        }
        float scale = (float) Math.min(1, 1 / Math.sqrt(square));
        float first = (float) (1 / (1 - StrictMath.pow(BETA_1, steps)));
        float second = (float) (1 / (1 - StrictMath.pow(BETA_2, steps)));
        crew.each(worker -> {
            for (int i = worker; i < squares.length; i += crew.size()) {
                Entry entry = entries.get(i);
                float fade = entry.weight().isMatrix() ? decay : 0f;
                Kernels.adam(
                        entry.weight().values(),
                        entry.gradient().values(),
                        entry.first().values(),
                        entry.second().values(),
                        new AdamStep(rate, scale, BETA_1, BETA_2, first, second, fade));
            }
        });
    }
}
