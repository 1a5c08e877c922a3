package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.Loss;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * One idea's losses, layers by modules.
 *
 * @param columns module names; the empty one, which stands for the whole layer, first
 */
record LossTable(String idea, List<Integer> layers, List<String> columns, List<Loss> losses) {

    /** As a layer reads and writes: attention, then feed-forward; whatever else by name. */
    private static final List<String> USUAL =
            List.of(
                    "",
                    "q_proj",
                    "k_proj",
                    "v_proj",
                    "o_proj",
                    "gate_proj",
                    "up_proj",
                    "down_proj");

    /** The order of columns. */
    static final Comparator<String> COLUMNS =
            Comparator.<String>comparingInt(
                            column -> USUAL.contains(column) ? USUAL.indexOf(column) : USUAL.size())
                    .thenComparing(Comparator.naturalOrder());

    static LossTable of(KnockoutMap map, String idea) {
        SequencedSet<Integer> layers = new TreeSet<>();
        SequencedSet<String> columns = new TreeSet<>(COLUMNS);
        List<Loss> losses =
                map.losses().stream()
                        .filter(loss -> loss.idea().equals(idea))
                        .filter(loss -> loss.removed().parts().size() == 1)
                        .toList();
        for (Loss loss : losses) {
            Part part = loss.removed().parts().first();
            layers.add(part.layer());
            columns.add(part.module());
        }
        return new LossTable(idea, List.copyOf(layers), List.copyOf(columns), losses);
    }

    /** What is lost without a part; empty where it was not measured. */
    Optional<Loss> at(int layer, String column) {
        Variant removed = Variant.Minus.of(new Part(layer, column));
        return losses.stream().filter(loss -> loss.removed().equals(removed)).findFirst();
    }

    /** A column's head. */
    static String head(String column) {
        return column.isEmpty() ? "whole layer" : column;
    }
}
