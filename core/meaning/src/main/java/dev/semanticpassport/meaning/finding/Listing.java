package dev.semanticpassport.meaning.finding;

import java.util.List;
import java.util.Optional;

/**
 * Things named side by side in one sentence.
 *
 * @param kind what shows that they belong together
 * @param head what they are ("three ways"), where the sentence says it
 * @param items at least two
 */
public record Listing(Kind kind, Optional<Label> head, List<Label> items) {
    public Listing {
        items = List.copyOf(items);
    }

    /** From the surest to the least sure. */
    public enum Kind {
        /** "either … or … or" */
        CHOICE,
        /** "only with …, …, …" */
        ANNOUNCED,
        /** "ways: …, …, …" */
        COLON,
        /** "…, …, …" and nothing else in the line */
        LINE,
        /** "…, … and …" */
        BARE
    }
}
