package dev.semanticpassport.scoring.expressing;

import dev.semanticpassport.contracts.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a panel says to a list of ideas.
 *
 * @param ideas of the list
 * @param found expressed more than by every model of the panel, the strongest first
 * @param ordinary how many are expressed more than ordinary models do; null where the panel cannot
 *     support it
 * @param chanceOfAll p-value by families of all ideas together
 * @param attainable the smallest that the panel can give
 */
record Judged(
        int ideas,
        List<Finding.Expressed.Idea> found,
        @Nullable Integer ordinary,
        double chanceOfAll,
        double attainable) {
    Judged {
        found = List.copyOf(found);
    }
}
