package dev.semanticpassport.recognition.equating;

import java.util.List;

/**
 * Somebody who looks at answers one after the other and says, in numbers, what may tell the
 * endpoint's from the known model's. Whatever the numbers are, a bet that follows from the past is
 * fair; telling ones let it grow.
 */
public interface Informant {
    /** How many numbers it gives, and what a bettor thinks of each before anything was learnt. */
    double[] prior();

    /**
     * What it says of an answer, from what it learnt so far: as many numbers as the prior, each in
     * about [−2, 2], higher where the prior's sign has the endpoint be another model.
     */
    double[] report(String prompt, String text);

    /**
     * Learns which answer the endpoint gave, and which the known model gave to the same prompt.
     * Called after the bet on them.
     */
    void learn(String prompt, String served, List<String> references);
}
