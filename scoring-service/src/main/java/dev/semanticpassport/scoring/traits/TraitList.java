package dev.semanticpassport.scoring.traits;

import dev.semanticpassport.transfer.traits.Recognition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ideas that a passport declares in public, each with the rule by which an answer expresses it.
 *
 * @param ideas at least one, none twice
 */
public record TraitList(List<Idea> ideas) {
    /** The most ideas of a list. */
    public static final int MOST_IDEAS = 200;

    /** The longest id of an idea, and its longest label, in characters. */
    public static final int LONGEST_LABEL = 200;

    /** The longest expression of an idea, in characters. */
    public static final int LONGEST_EXPRESSION = 4_000;

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    public TraitList {
        ideas = List.copyOf(ideas);
        if (ideas.isEmpty() || ideas.size() > MOST_IDEAS) {
            throw new IllegalArgumentException(
                    "ideas must be 1 to " + MOST_IDEAS + ", not " + ideas.size());
        }
        Set<String> seen = new HashSet<>();
        for (Idea idea : ideas) {
            if (!seen.add(idea.idea())) {
                throw new IllegalArgumentException("ideas name " + idea.idea() + " twice");
            }
        }
    }

    /**
     * An idea.
     *
     * @param idea its id
     * @param label its name for people
     * @param recognition when an answer expresses it
     * @param expression what is said of it, by which words that were read blind are matched to it;
     *     null where only its terms are known
     */
    public record Idea(
            String idea, String label, Recognition recognition, @Nullable String expression) {
        public Idea {
            for (String text : List.of(idea, label)) {
                if (text.isBlank() || text.length() > LONGEST_LABEL || text.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException(
                            "idea and label must have 1 to " + LONGEST_LABEL + " characters");
                }
            }
            if (expression != null
                    && (expression.isBlank()
                            || expression.length() > LONGEST_EXPRESSION
                            || expression.indexOf('\0') >= 0)) {
                throw new IllegalArgumentException(
                        "an expression must have 1 to " + LONGEST_EXPRESSION + " characters");
            }
        }
    }
}
