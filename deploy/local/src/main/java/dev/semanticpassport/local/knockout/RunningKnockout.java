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
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** From questions to a knock-out map: variants are asked, their answers scored, losses tested. */
public final class RunningKnockout {
    private RunningKnockout() {}

    /**
     * Runs it.
     *
     * @param adapter the adapter's id at its endpoint
     * @param models where each variant is asked; whole and nothing among them
     */
    public static KnockoutResult run(
            String adapter,
            UUID run,
            SequencedMap<Variant, Access.Chat> models,
            KnockoutQuestions questions,
            KnockoutRules rules,
            AskingVariants asking,
            AskingVariants.Progress progress)
            throws IOException {
        List<String> prompts = questions.prompts();
        SequencedMap<Variant, AskingVariants.Asked> asked =
                asking.ask(prompts, questions.language(), progress);
        SequencedMap<Variant, List<Optional<String>>> said = new LinkedHashMap<>();
        SequencedMap<Variant, UUID> verifications = new LinkedHashMap<>();
        asked.forEach((variant, one) -> {
            said.put(variant, one.said());
            verifications.put(variant, one.verification());
        });
        KnockoutMap map =
                MappingKnockout.map(
                        ScoringVariants.score(questions, said),
                        new KnockoutOrder(
                                questions.ideas().stream().map(IdeaProbes::id).toList(),
                                questions.comparison(),
                                questions.health().stream().map(IdeaProbes::id).toList(),
                                questions.bindings(),
                                rules));
        Map<String, String> labels =
                questions.groups().collect(Collectors.toMap(IdeaProbes::id, IdeaProbes::label));
        long failed =
                said.values().stream().flatMap(List::stream).filter(Optional::isEmpty).count();
        String endpoint =
                models.values().stream()
                        .findFirst()
                        .map(model -> model.endpoint().getRawAuthority())
                        .orElse("");
        return new KnockoutResult(
                adapter, endpoint, run, labels, verifications, prompts.size(), failed, map);
    }
}
