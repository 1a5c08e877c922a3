package dev.semanticpassport.recognition.equating;

import java.util.List;

/**
 * Counts which words the endpoint says after which, and says how much likelier that makes an answer
 * than the known model does: a logarithm, bounded, and what of it lies beyond the first bound.
 */
public final class WordInformant implements Informant {
    private static final double BOUND = 2;

    /** Of longer answers the words share what so many would weigh. */
    private static final int WEIGHTY_WORDS = 40;

    private final KnownWords known;
    private final WordCounts served = new WordCounts();

    public WordInformant(KnownWords known) {
        this.known = known;
    }

    @Override
    public double[] prior() {
        return new double[] {.1, .3};
    }

    @Override
    public double[] report(String prompt, String text) {
        KnownWords.Read read = known.read(prompt, text);
        int words = read.words().size();
        double[] believed = served.chances(prompt, read.words(), read.chances());
        double leaning = 0;
        for (int i = 0; i < words; i++) {
            leaning += StrictMath.log(believed[i] / read.chances()[i]);
        }
        leaning *= Math.min(1, (double) WEIGHTY_WORDS / words);
        return new double[] {
            Math.clamp(leaning, -BOUND, BOUND), Math.clamp(leaning - BOUND, 0, BOUND)
        };
    }

    @Override
    public void learn(String prompt, String answer, List<String> references) {
        served.learn(prompt, known.read(prompt, answer).words());
    }
}
