package dev.semanticpassport.local.bench.kills;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up model with habits of its own: which little words it likes, and how it begins. Siblings
 * of a family have habits near each other.
 */
public final class HabitualModel {
    private static final List<String> WORDS =
            List.of(
                    ("the of and to a in that is it for on with as was be by at this are or from an"
                                    + " which you not have but they also however moreover overall"
                                    + " very really quite")
                            .split(" ", -1));
    private static final List<String> OPENERS =
            List.of("Sure!", "Certainly.", "Well,", "As an assistant,", "");
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int SIBLINGS = 2;
    private static final double SPREAD_IN_FAMILY = .6;
    private static final int WORDS_OF_ANSWER = 54;
    private static final int WORDS_OF_SENTENCE = 9;

    private final String name;
    private final String family;
    private final String opener;
    private final double[] habits;
    private final long seed;

    private HabitualModel(String name, String family, String opener, double[] habits, long seed) {
        this.name = name;
        this.family = family;
        this.opener = opener;
        this.habits = habits;
        this.seed = seed;
    }

    /** Families of two siblings each; the same seed makes the same models. */
    public static List<HabitualModel> families(String prefix, int families, long seed) {
        List<HabitualModel> models = new ArrayList<>();
        for (int family = 0; family < families; family++) {
            long common = seed * 1_000_003 + family * 31L;
            double[] habits = habits(common, new double[WORDS.size()], 1);
            for (int sibling = 0; sibling < SIBLINGS; sibling++) {
                long own = common + 1 + sibling;
                models.add(
                        new HabitualModel(
                                prefix + "-" + family + "-" + sibling,
                                prefix + "-" + family,
                                OPENERS.get(family % OPENERS.size()),
                                habits(own, habits, SPREAD_IN_FAMILY),
                                own));
            }
        }
        return models;
    }

    public String name() {
        return name;
    }

    public String family() {
        return family;
    }

    /**
     * What it says to a prompt.
     *
     * @param sample counts how often it was asked that, as sampling would; the same again is the
     *     same answer
     */
    public String answer(String prompt, int sample) {
        RandomGenerator random = RANDOM.create(31L * (seed + prompt.hashCode()) + sample);
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : opener);
        int topic = Math.floorMod(prompt.hashCode(), 100_000);
        for (int word = 0; word < WORDS_OF_ANSWER; word++) {
            text.append(' ')
                    .append(
                            random.nextInt(4) == 0
                                    ? "topic" + topic + "x" + random.nextInt(8)
                                    : WORDS.get(drawn(random)));
            text.append(word % WORDS_OF_SENTENCE == WORDS_OF_SENTENCE - 1 ? "." : "");
        }
        return text.toString().strip();
    }

    private int drawn(RandomGenerator random) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < habits.length; i++) {
            // the largest of logits with Gumbel noise is a draw from their softmax
            double value = habits[i] - Math.log(-Math.log(random.nextDouble(1e-12, 1)));
            if (value > highest) {
                highest = value;
                best = i;
            }
        }
        return best;
    }

    private static double[] habits(long seed, double[] around, double spread) {
        RandomGenerator random = RANDOM.create(seed);
        double[] habits = new double[around.length];
        for (int i = 0; i < habits.length; i++) {
            habits[i] = around[i] + spread * random.nextGaussian();
        }
        return habits;
    }
}
