package dev.semanticpassport.recognition.identifying;

import java.util.List;

/** Which model of a panel answers like this. */
public sealed interface Identification {

    /** The panel in falling order, and what may be said at the level asked for. */
    record Ranking(List<Ranked> ranked, Verdict verdict) implements Identification {
        public Ranking {
            ranked = List.copyOf(ranked);
        }
    }

    /** The answers, or the panel, tell nothing; why in words. */
    record Unreadable(String why) implements Identification {}

    /** What may be said. */
    sealed interface Verdict {}

    /**
     * It is one of these, but for the level's share of the panel's models.
     *
     * @param foreignChance upper share of the panel's families that, left out, would look so like
     *     one of the others
     */
    record OneOf(List<String> models, double foreignChance) implements Verdict {
        public OneOf {
            models = List.copyOf(models);
        }
    }

    /**
     * It is none of the panel.
     *
     * @param chance upper share of the panel's models that would look so foreign to it themselves
     */
    record NoneOfThese(double chance) implements Verdict {}

    /** Nothing may be said at this level; why in words. */
    record Undecided(String why) implements Verdict {}
}
