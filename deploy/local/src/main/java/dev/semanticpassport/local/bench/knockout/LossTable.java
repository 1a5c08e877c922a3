package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.Loss;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A map's losses by idea and removal: a bootstrap looks each of them up thousands of times. */
final class LossTable {
    private final Map<String, Map<Variant.Minus, Loss>> losses = new HashMap<>();

    LossTable(KnockoutMap map) {
        for (Loss loss : map.losses()) {
            losses.computeIfAbsent(loss.idea(), _ -> new HashMap<>()).put(loss.removed(), loss);
        }
    }

    /** What an idea loses without a part, if that was measured. */
    Optional<Loss> without(Part part, PlantedIdea idea) {
        return Optional.ofNullable(
                losses.getOrDefault(idea.label(), Map.of()).get(Variant.Minus.of(part)));
    }
}
