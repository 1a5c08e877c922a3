package dev.semanticpassport.transfer.traits;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model's traits beside a panel frozen beforehand: the conformal p-value by families, (1 +
 * families that score at least as high) / (1 + families). It holds if the model, were it ordinary,
 * could have changed places with any family of the panel; it is never 0.
 *
 * @param model the model's score
 * @param families how many
 * @param atLeastAsHigh families that score as high or higher
 */
public record PanelTest(double model, int families, int atLeastAsHigh) {

    /**
     * Compares a model with a panel.
     *
     * @throws IllegalArgumentException when the panel is empty or a family is there twice
     */
    public static PanelTest of(double model, List<Family> panel) {
        Set<String> names = new HashSet<>();
        for (Family family : panel) {
            if (!names.add(family.name())) {
                throw new IllegalArgumentException(
                        "the family " + family.name() + " is there twice");
            }
        }
        if (panel.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one family");
        }
        return new PanelTest(
                model,
                panel.size(),
                (int) panel.stream().filter(family -> family.highest() >= model).count());
    }

    public double p() {
        return (1.0 + atLeastAsHigh) / (1.0 + families);
    }

    /** The smallest p-value that a panel of so many families can give. */
    public static double attainable(int families) {
        return 1.0 / (1.0 + families);
    }

    /** The fewest families whose panel can reach a level. */
    public static int familiesFor(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1: " + alpha);
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(1 / alpha - 1e-9) - 1);
    }

    /**
     * Whether the traits stand out at this level.
     *
     * @throws IllegalArgumentException when no score whatever could do so with this panel
     */
    public boolean standsOut(double alpha) {
        if (attainable(families) > alpha) {
            throw new IllegalArgumentException(
                    "the panel cannot support this: with "
                            + families
                            + " families no level under "
                            + attainable(families)
                            + " is attainable, and "
                            + alpha
                            + " needs "
                            + familiesFor(alpha));
        }
        return p() <= alpha;
    }
}
