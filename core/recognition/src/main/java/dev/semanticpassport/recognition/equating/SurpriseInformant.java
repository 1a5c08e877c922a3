package dev.semanticpassport.recognition.equating;

import java.util.List;

/**
 * Says how rare an answer is among the known model's own to the prompt: one number for each bound,
 * 1 where fewer of the known model's answers are less likely. Needs nothing of the endpoint.
 */
public final class SurpriseInformant implements Informant {
    private static final double[] RARER_THAN = {.5, .2, .1, .05, .02, .01};
    private static final double[] PRIOR = {.3, .5, .4, .2, .2, .7};

    private final KnownWords known;

    public SurpriseInformant(KnownWords known) {
        this.known = known;
    }

    @Override
    public double[] prior() {
        return PRIOR.clone();
    }

    @Override
    public double[] report(String prompt, String text) {
        double rarer = known.rarer(prompt, known.read(prompt, text));
        double[] report = new double[RARER_THAN.length];
        for (int i = 0; i < report.length; i++) {
            report[i] = rarer < RARER_THAN[i] ? 1 : 0;
        }
        return report;
    }

    @Override
    public void learn(String prompt, String served, List<String> references) {
        // it knows all it needs
    }
}
