package dev.semanticpassport.meaning.theming;

import java.util.List;

/**
 * Passages that share words.
 *
 * @param units their numbers, ascending
 * @param telling stems that they have far more often than what surrounds them, most telling first
 * @param narrower themes within it
 */
public record Theme(List<Integer> units, List<Integer> telling, List<Theme> narrower) {
    public Theme {
        units = List.copyOf(units);
        telling = List.copyOf(telling);
        narrower = List.copyOf(narrower);
    }
}
