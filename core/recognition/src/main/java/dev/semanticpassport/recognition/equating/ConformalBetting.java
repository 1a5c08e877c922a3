package dev.semanticpassport.recognition.equating;

import dev.semanticpassport.core.statistics.EValue;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The sequential test of equality where each prompt is answered once: a conformal test martingale
 * (Vovk, Gammerman, Shafer 2005). The score of each answer of the endpoint is ranked among those
 * that the known model's answers to other prompts got, and those before it; while both are one
 * model and prompts were split at random, the ranks are independent and even, whatever the score.
 * The bet is that they are high.
 */
public final class ConformalBetting {
    private static final double[] SHARES = {1, .5, .25};
    private static final double[] POWERS = {.1, .3, .6};

    private final RandomGenerator random;
    private final double[] logWealth = new double[SHARES.length * POWERS.length];
    private double[] scores;
    private int size;

    /**
     * @param calibration scores of the known model's answers, from the same function as the
     *     endpoint's, which must not have been learnt from either; at least one
     * @param random breaks ties
     */
    public ConformalBetting(double[] calibration, RandomGenerator random) {
        if (calibration.length == 0) {
            throw new IllegalArgumentException("A rank needs something to be ranked among");
        }
        for (double score : calibration) {
            require(score);
        }
        this.scores = calibration.clone();
        this.size = calibration.length;
        this.random = random;
    }

    /**
     * Bets on an answer of the endpoint.
     *
     * @param score the higher, the less it looks like the known model
     * @return the wealth, an e-value; equality is refuted at level alpha once it reaches 1 / alpha
     */
    public EValue bet(double score) {
        double p = p(require(score));
        for (int i = 0; i < SHARES.length; i++) {
            for (int j = 0; j < POWERS.length; j++) {
                double power = POWERS[j] * StrictMath.pow(p, POWERS[j] - 1);
                logWealth[i * POWERS.length + j] +=
                        StrictMath.log(1 - SHARES[i] + SHARES[i] * power);
            }
        }
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
        }
        scores[size++] = score;
        return EValue.mean(Arrays.stream(logWealth).mapToObj(EValue::new).toList());
    }

    /** Even in (0, 1] under the null. */
    private double p(double score) {
        int higher = 0;
        int same = 1;
        for (int i = 0; i < size; i++) {
            higher += scores[i] > score ? 1 : 0;
            same += scores[i] == score ? 1 : 0;
        }
        return (higher + (1 - random.nextDouble()) * same) / (size + 1);
    }

    private static double require(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("A score that is no number has no rank");
        }
        return score;
    }
}
