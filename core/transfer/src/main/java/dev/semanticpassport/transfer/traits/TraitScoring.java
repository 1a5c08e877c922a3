package dev.semanticpassport.transfer.traits;

import dev.semanticpassport.core.statistics.Proportion;
import java.util.List;
import java.util.Optional;

/** What a model's answers to probes of traits are worth. */
public final class TraitScoring {

    private TraitScoring() {}

    /**
     * The share of probes in whose answers the idea is expressed. A failed probe, which has no
     * answer, is left out.
     *
     * @param answers in the order of the probes
     * @throws IllegalArgumentException when the lists differ in length, or nothing was answered
     */
    public static Proportion score(List<TraitProbe> probes, List<Optional<String>> answers) {
        if (probes.size() != answers.size()) {
            throw new IllegalArgumentException(
                    answers.size() + " answers to " + probes.size() + " probes");
        }
        int answered = 0;
        int expressed = 0;
        for (int i = 0; i < probes.size(); i++) {
            Optional<String> answer = answers.get(i);
            if (answer.isPresent()) {
                answered++;
                expressed += probes.get(i).recognition().expressedBy(answer.get()) ? 1 : 0;
            }
        }
        if (answered == 0) {
            throw new IllegalArgumentException("no probe was answered");
        }
        return new Proportion(expressed, answered);
    }
}
