package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.meaning.IdeaId;
import java.util.List;
import java.util.Locale;

/**
 * An idea bound to layers and modules.
 *
 * @param idea that is bound
 * @param layers as the author counts them, ascending; at least one
 * @param modules as in a configuration (q_proj); empty for all of the base's
 * @param origin where the binding comes from
 */
public record Imprint(IdeaId idea, List<Integer> layers, List<String> modules, Origin origin) {

    /** Where a binding comes from. */
    public enum Origin {
        /** The author said so in the writing. */
        DECLARED,
        /** Ideas without a declared binding were spread over the layers, one after the other. */
        SPREAD,
        /** Chosen by public randomness, so that a match has an exact null of 1/layers. */
        DRAWN,
        /** Written into the proposal by hand. */
        CHOSEN;

        /** As files have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin of(String text) {
            for (Origin origin : values()) {
                if (origin.text().equals(text)) {
                    return origin;
                }
            }
            throw new IllegalArgumentException("is none of declared, spread, drawn, chosen");
        }
    }

    /**
     * @throws IllegalArgumentException when it names no layer
     */
    public Imprint {
        layers = layers.stream().sorted().distinct().toList();
        modules = List.copyOf(modules);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("names no layer");
        }
    }
}
