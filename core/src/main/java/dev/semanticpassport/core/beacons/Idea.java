package dev.semanticpassport.core.beacons;

import java.util.List;

/**
 * What composing needs of an idea of the meaning tree.
 *
 * @param label its name
 * @param vocabulary its own words, most telling first; those that are not a single word are passed
 *     over
 */
public record Idea(String label, List<String> vocabulary) {

    /** Shorter words of a label are mostly articles and prepositions, which any answer names. */
    private static final int SHORTEST_WORD = 4;

    public Idea {
        vocabulary = List.copyOf(vocabulary);
        if (Normalising.words(label).isEmpty()) {
            throw new IllegalArgumentException("an idea's label has no letter and no digit");
        }
    }

    /** An idea whose vocabulary is the longer words of its label. */
    public static Idea of(String label) {
        return new Idea(
                label,
                Normalising.words(label).stream()
                        .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                        .toList());
    }
}
