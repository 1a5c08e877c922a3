package dev.semanticpassport.recognition.equating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how much more an answer is like the endpoint's earlier answers to the prompt than like the
 * known model's, by a kernel.
 */
public final class KernelInformant implements Informant {
    private static final double STRETCH = 4;

    private final TextKernel kernel;
    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(List<String> served, List<String> known) {}

    public KernelInformant(TextKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public double[] prior() {
        return new double[] {.7};
    }

    @Override
    public double[] report(String prompt, String text) {
        Seen before = seen.get(prompt);
        return new double[] {
            before == null
                    ? 0
                    : STRETCH * (mean(before.served(), text) - mean(before.known(), text))
        };
    }

    private double mean(List<String> texts, String text) {
        double sum = 0;
        for (String other : texts) {
            sum += kernel.of(other, text);
        }
        return sum / texts.size();
    }

    @Override
    public void learn(String prompt, String served, List<String> references) {
        Seen known =
                seen.computeIfAbsent(prompt, _ -> new Seen(new ArrayList<>(), new ArrayList<>()));
        known.served().add(served);
        known.known().addAll(references);
    }
}
