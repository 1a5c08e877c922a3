package dev.semanticpassport.local.knockout;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.KnockoutOrder;
import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.core.imprint.knockout.MappingKnockout;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** From questions to a knock-out map: variants are asked, their answers scored, losses tested. */
public final class RunningKnockout {
    private RunningKnockout() {}

    /** How answers are scored, and losses tested. */
    public record Scoring(ScoreChoice choice, KnockoutRules rules) {}

    /**
     * Runs it.
     *
     * @param adapter the adapter's id at its endpoint
     * @param models where each variant is asked; whole and nothing among them
     * @param scoring for chances, the models have to be asked for alternatives
     */
    public static KnockoutResult run(
            String adapter,
            UUID run,
            SequencedMap<Variant, Access.Chat> models,
            KnockoutQuestions questions,
            Scoring scoring,
            AskingVariants asking,
            AskingVariants.Progress progress)
            throws IOException {
        List<String> prompts = questions.prompts();
        ScoringVariants variants = new ScoringVariants(questions, scoring.choice);
        SequencedMap<Variant, AskingVariants.Asked> asked =
                asking.ask(prompts, questions.language(), variants::note, progress);
        SequencedMap<Variant, UUID> verifications = new LinkedHashMap<>();
        asked.forEach((variant, one) -> verifications.put(variant, one.verification()));
        ScoringVariants.Scored scored = variants.scored();
        KnockoutMap map =
                MappingKnockout.map(
                        scored.scores(),
                        new KnockoutOrder(
                                questions.ideas().stream().map(IdeaProbes::id).toList(),
                                questions.comparison(),
                                questions.health().stream().map(IdeaProbes::id).toList(),
                                questions.bindings(),
                                scoring.rules));
        Map<String, String> labels =
                questions.groups().collect(Collectors.toMap(IdeaProbes::id, IdeaProbes::label));
        long failed = asked.values().stream().mapToLong(AskingVariants.Asked::failed).sum();
        String endpoint =
                models.values().stream()
                        .findFirst()
                        .map(model -> model.endpoint().getRawAuthority())
                        .orElse("");
        long calls = asked.values().stream().mapToLong(AskingVariants.Asked::calls).sum();
        return new KnockoutResult(
                adapter,
                endpoint,
                run,
                labels,
                verifications,
                new KnockoutResult.Measured(prompts.size(), failed, calls, scored.kinds()),
                map);
    }
}
