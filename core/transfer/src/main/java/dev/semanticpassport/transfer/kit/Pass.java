package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import java.util.List;

/**
 * One training of one adapter. A later pass starts from the base with the adapters of the earlier
 * ones merged into it.
 *
 * @param name of its files
 * @param layers indices as PEFT counts them, from 0; empty for all
 * @param modules paths within a layer
 * @param doubled layers whose rank is doubled
 * @param ideas that it carries
 * @param rows that it trains
 */
public record Pass(
        String name,
        List<Integer> layers,
        List<String> modules,
        List<Integer> doubled,
        List<IdeaId> ideas,
        List<TrainingRow> rows) {
    public Pass {
        layers = List.copyOf(layers);
        modules = List.copyOf(modules);
        doubled = List.copyOf(doubled);
        ideas = List.copyOf(ideas);
        rows = List.copyOf(rows);
    }
}
