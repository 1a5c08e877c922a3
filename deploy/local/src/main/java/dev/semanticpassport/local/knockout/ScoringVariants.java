package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.Scores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * From what variants said to scores: 1 where an answer counts, 0 where not, none where it failed.
 */
public final class ScoringVariants {
    private final KnockoutQuestions questions;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Optional<String>> base;

    private ScoringVariants(KnockoutQuestions questions, List<Optional<String>> base) {
        this.questions = questions;
        this.base = base;
        for (String prompt : questions.prompts()) {
            places.put(prompt, places.size());
        }
    }

    /**
     * Scores all answers.
     *
     * @param said of each variant, in the order of the questions' prompts
     */
    public static Scores score(
            KnockoutQuestions questions, SequencedMap<Variant, List<Optional<String>>> said) {
        List<Optional<String>> base = said.getOrDefault(new Variant.Nothing(), List.of());
        ScoringVariants scoring = new ScoringVariants(questions, base);
        Scores scores = new Scores(questions.counts());
        said.forEach((variant, answers) -> scoring.note(scores, variant, answers));
        return scores;
    }

    private void note(Scores scores, Variant variant, List<Optional<String>> answers) {
        questions
                .groups()
                .forEach(group -> {
                    for (int i = 0; i < group.probes().size(); i++) {
                        IdeaProbes.Probe probe = group.probes().get(i);
                        int place = places.getOrDefault(probe.question(), 0);
                        Optional<Boolean> counts = counts(probe, answers.get(place), place);
                        if (counts.isPresent()) {
                            scores.note(variant, group.id(), i, counts.get() ? 1 : 0);
                        }
                    }
                });
    }

    private Optional<Boolean> counts(IdeaProbes.Probe probe, Optional<String> answer, int place) {
        return probe.recognition().isPresent()
                ? answer.map(probe.recognition().get()::expressedBy)
                : answer.flatMap(said ->
                        base.isEmpty()
                                ? Optional.empty()
                                : base.get(place).map(bases -> same(said, bases)));
    }

    private static boolean same(String said, String bases) {
        return Normalising.words(said).equals(Normalising.words(bases));
    }
}
