package dev.semanticpassport.recognition.equating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sequential kernel test by betting: a wealth that stays a non-negative martingale while both
 * sides answer alike, so that it may be looked at after every pair. With g(z) the mean likeness of
 * z to the one side's earlier answers to the same prompt less that to the other's, the bet pays v =
 * (g(x) − g(y)) / 2 in [−1, 1], and the stake follows the online Newton step (Shekhar and Ramdas
 * 2023).
 *
 * <p>Each reference answer may be bet on once. Where no prompt comes again the wealth stays 1.
 */
public final class Betting {
    private static final double STEP = 2 / (2 - Math.log(3));
    private static final double HIGHEST_STAKE = .5;

    private final TextKernel kernel;
    private final Map<String, List<Pair>> earlier = new HashMap<>();
    private double wealth = 1;
    private double stake;
    private double squares = 1;

    private record Pair(String one, String other) {}

    public Betting(TextKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Bets on an answer of each side to one prompt.
     *
     * @return the wealth; equality is refuted at level alpha once it reaches 1 / alpha
     */
    public double bet(String prompt, String one, String other) {
        List<Pair> before = earlier.computeIfAbsent(prompt, _ -> new ArrayList<>());
        if (!before.isEmpty()) {
            double value = .5 * (informant(before, one) - informant(before, other));
            wealth *= 1 + stake * value;
            double slope = value / (1 + stake * value);
            squares += slope * slope;
            stake = Math.clamp(stake + STEP * slope / squares, 0, HIGHEST_STAKE);
        }
        before.add(new Pair(one, other));
        return wealth;
    }

    private double informant(List<Pair> before, String text) {
        double sum = 0;
        for (Pair pair : before) {
            sum += kernel.of(pair.one(), text) - kernel.of(pair.other(), text);
        }
        return sum / before.size();
    }
}
