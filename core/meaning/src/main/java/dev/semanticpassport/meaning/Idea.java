package dev.semanticpassport.meaning;

import java.util.List;
import java.util.Optional;

/**
 * One idea.
 *
 * @param id for good
 * @param label short
 * @param definition one or two sentences, where the writing or the author gives one
 * @param quotes where it comes from, in the order of the writing; at least one, unless the author
 *     made the idea
 * @param broader more general ideas, none for a top one; never in a circle
 * @param related neither broader nor narrower
 * @param weight share of the writing that speaks of it, 0 to 1
 * @param holding whose it is
 * @param standing what the author decided on it
 * @param aspects its properties, in the order of the writing
 * @param bindings to layers and modules
 * @param vocabulary its own words, normalised, most telling first
 */
public record Idea(
        IdeaId id,
        Wording label,
        Optional<Wording> definition,
        List<Quote> quotes,
        List<IdeaId> broader,
        List<IdeaId> related,
        double weight,
        Holding holding,
        Standing standing,
        List<Aspect> aspects,
        List<Binding> bindings,
        List<String> vocabulary) {
    public Idea {
        quotes = List.copyOf(quotes);
        broader = List.copyOf(broader);
        related = List.copyOf(related);
        aspects = List.copyOf(aspects);
        bindings = List.copyOf(bindings);
        vocabulary = List.copyOf(vocabulary);
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("an idea's weight is a share: " + weight);
        }
    }
}
