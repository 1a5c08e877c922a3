package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.contracts.Finding;
import java.util.List;

/**
 * What a panel says.
 *
 * @param finding what is told by events
 * @param ranking the whole panel in order of likeness; empty where nothing was compared
 */
public record Recognised(Finding finding, List<Finding.Likeness> ranking) {
    public Recognised {
        ranking = List.copyOf(ranking);
    }
}
