package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.Scores;
import dev.semanticpassport.core.imprint.weighing.WeighingAnswers;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * From what variants said to scores: the chance of an accepted answer, or 1 where an answer counts
 * and 0 where not; none where it failed. All answers about an idea are scored by the same of the
 * two. Chances are of accepted phrases; where terms make an answer count, or its being the base's
 * own, it is counted.
 *
 * <p>Variants are noted one after the other, and nothing is kept of their tokens, which would be
 * large.
 */
public final class ScoringVariants {
    private final KnockoutQuestions questions;
    private final ScoreChoice choice;
    private final Map<String, Integer> places = new HashMap<>();
    private final SequencedMap<Variant, Map<String, List<Optional<Answered>>>> noted =
            new LinkedHashMap<>();

    /**
     * Scores, and what each idea's and group's are.
     *
     * @param kinds by the id of the idea or the group
     */
    public record Scored(Scores scores, SequencedMap<String, ScoreKind> kinds) {}

    /**
     * What is kept of an answer.
     *
     * @param said its words where it counts by being the base's own, else nothing
     * @param counts whether it does; unknown where that hangs on the base
     */
    private record Answered(List<String> said, Optional<Boolean> counts, OptionalDouble chance) {}

    public ScoringVariants(KnockoutQuestions questions, ScoreChoice choice) {
        this.questions = questions;
        this.choice = choice;
        for (String prompt : questions.prompts()) {
            places.put(prompt, places.size());
        }
    }

    /**
     * Takes what a variant said.
     *
     * @param answers in the order of the questions' prompts; empty where a probe failed
     */
    public void note(Variant variant, List<Optional<Said>> answers) {
        Map<String, List<Optional<Answered>>> groups = new HashMap<>();
        questions
                .groups()
                .forEach(group -> {
                    boolean weighed = choice != ScoreChoice.HITS && weighable(group);
                    groups.put(
                            group.id(),
                            group.probes().stream()
                                    .map(probe ->
                                            answers.get(places.getOrDefault(probe.question(), 0))
                                                    .map(said -> answered(probe, said, weighed)))
                                    .toList());
                });
        noted.put(variant, groups);
    }

    private static Answered answered(IdeaProbes.Probe probe, Said said, boolean weighed) {
        Optional<Recognition> recognition = probe.recognition();
        return recognition.isEmpty()
                ? new Answered(
                        Normalising.words(said.text()), Optional.empty(), OptionalDouble.empty())
                : new Answered(
                        List.of(),
                        Optional.of(recognition.get().expressedBy(said.text())),
                        weighed && said.tokens().isPresent()
                                ? WeighingAnswers.chance(
                                        said.text(),
                                        said.tokens().get(),
                                        recognition.get().phrases())
                                : OptionalDouble.empty());
    }

    /** Scores all that was noted. */
    public Scored scored() {
        Scores scores = new Scores(questions.counts());
        SequencedMap<String, ScoreKind> kinds = new LinkedHashMap<>();
        questions
                .groups()
                .forEach(group -> {
                    ScoreKind kind = kind(group);
                    kinds.put(group.id(), kind);
                    noted.keySet().forEach(variant -> score(scores, variant, group, kind));
                });
        return new Scored(scores, kinds);
    }

    private ScoreKind kind(IdeaProbes group) {
        boolean all =
                noted.keySet().stream()
                        .flatMap(variant ->
                                IntStream.range(0, group.probes().size())
                                        .mapToObj(probe -> answer(variant, group, probe)))
                        .flatMap(Optional::stream)
                        .allMatch(answer -> answer.chance().isPresent());
        return weighable(group)
                        && (choice == ScoreChoice.CHANCE || (choice == ScoreChoice.AUTO && all))
                ? ScoreKind.CHANCE
                : ScoreKind.HITS;
    }

    private static boolean weighable(IdeaProbes group) {
        return group.probes().stream()
                .allMatch(probe ->
                        probe.recognition()
                                .map(Recognition::terms)
                                .filter(List::isEmpty)
                                .isPresent());
    }

    private void score(Scores scores, Variant variant, IdeaProbes group, ScoreKind kind) {
        for (int i = 0; i < group.probes().size(); i++) {
            int probe = i;
            Optional<Answered> answer = answer(variant, group, probe);
            OptionalDouble score =
                    switch (kind) {
                        case CHANCE -> answer.map(Answered::chance).orElse(OptionalDouble.empty());
                        case HITS -> hit(answer, group, probe);
                    };
            score.ifPresent(found -> scores.note(variant, group.id(), probe, found));
        }
    }

    private OptionalDouble hit(Optional<Answered> answer, IdeaProbes group, int probe) {
        Optional<Boolean> counts =
                answer.flatMap(one ->
                        one.counts().isPresent()
                                ? one.counts()
                                : answer(new Variant.Nothing(), group, probe)
                                        .map(bases -> bases.said().equals(one.said())));
        return counts.isPresent()
                ? OptionalDouble.of(counts.get() ? 1 : 0)
                : OptionalDouble.empty();
    }

    private Optional<Answered> answer(Variant variant, IdeaProbes group, int probe) {
        Map<String, List<Optional<Answered>>> groups = noted.get(variant);
        List<Optional<Answered>> answers = groups == null ? null : groups.get(group.id());
        return answers == null ? Optional.empty() : answers.get(probe);
    }
}
