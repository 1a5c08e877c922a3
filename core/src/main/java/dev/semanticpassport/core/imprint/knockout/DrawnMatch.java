package dev.semanticpassport.core.imprint.knockout;

import java.util.List;

/**
 * How many bindings drawn by public randomness the map found again. Where a binding was drawn after
 * everything else was fixed, an idea whose adapter knows nothing of the draw matches with a chance
 * of one in so many parts, whatever the adapter is like.
 *
 * @param matches ideas whose strongest part is the drawn one
 * @param ideas that were drawn for
 * @param expected matches by chance alone
 * @param p chance of so many matches or more
 */
public record DrawnMatch(int matches, int ideas, double expected, double p) {

    /**
     * The exact p-value (Poisson-binomial).
     *
     * @param choices from how many parts each idea's binding was drawn, evenly
     * @param matches how many came out as drawn
     */
    public static DrawnMatch of(List<Integer> choices, int matches) {
        if (matches < 0 || matches > choices.size() || choices.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                    "%d matches of %d draws".formatted(matches, choices.size()));
        }
        double[] chances = new double[choices.size() + 1];
        chances[0] = 1;
        double expected = 0;
        for (int done = 0; done < choices.size(); done++) {
            double hit = 1.0 / choices.get(done);
            expected += hit;
            for (int count = done + 1; count > 0; count--) {
                chances[count] = chances[count] * (1 - hit) + chances[count - 1] * hit;
            }
            chances[0] *= 1 - hit;
        }
        double tail = 0;
        for (int count = choices.size(); count >= matches; count--) {
            tail += chances[count];
        }
        return new DrawnMatch(matches, choices.size(), expected, Math.min(1, tail));
    }
}
