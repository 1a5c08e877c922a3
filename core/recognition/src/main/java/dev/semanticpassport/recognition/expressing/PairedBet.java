package dev.semanticpassport.recognition.expressing;

import dev.semanticpassport.core.statistics.EValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two models at the same prompts: at how many only the one, and at how many only the other, does
 * something. Under the hypothesis that the one does it no more than the other, each prompt's
 * difference has mean at most 0 given the earlier ones.
 *
 * @param onlyOne prompts
 * @param onlyOther prompts
 */
public record PairedBet(int onlyOne, int onlyOther) {
    private static final List<Double> STAKES = List.of(.5, .95);

    public PairedBet {
        if (onlyOne < 0 || onlyOther < 0) {
            throw new IllegalArgumentException("counts of prompts are not negative");
        }
    }

    /** Bets on every prompt that the one does it: the mean over stakes of Π (1 + stake · v). */
    public EValue eValue() {
        Stream<EValue> bets =
                STAKES.stream()
                        .map(stake ->
                                new EValue(
                                        onlyOne * StrictMath.log1p(stake)
                                                + onlyOther * StrictMath.log1p(-stake)));
        return EValue.mean(bets.toList());
    }

    /**
     * The sign test: the chance of so many or more of the prompts at which they differ, were each
     * as likely to be the other's. Never 0; 1 where they never differ.
     */
    public double chance() {
        int differing = onlyOne + onlyOther;
        // from the term of all down, in logarithms, smallest first
        double lnTerm = -differing * StrictMath.log(2);
        double sum = 0;
        for (int other = 0; other <= onlyOther; other++) {
            sum += StrictMath.exp(lnTerm);
            lnTerm += StrictMath.log((double) (differing - other) / (other + 1));
        }
        return Math.clamp(sum, Double.MIN_NORMAL, 1);
    }
}
