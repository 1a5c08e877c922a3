package dev.semanticpassport.scoring;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.panels.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Models with habits of their own: which little words they like, and how they begin. */
public final class MadeUpPanel {
    private static final List<String> WORDS =
            List.of(
                    ("the of and to a in that is it for on with as was be by at this are or from an"
                                    + " which you not have but they also however moreover overall"
                                    + " very really quite")
                            .split(" ", -1));
    private static final List<String> OPENERS =
            List.of("Sure!", "Certainly.", "Well,", "As an assistant,", "");

    private MadeUpPanel() {}

    /** Families of two siblings; each answers prompts 0 up to the number of prompts. */
    public static List<KnownModel> families(String prefix, int families, int prompts, long seed) {
        List<KnownModel> models = new ArrayList<>();
        for (int family = 0; family < families; family++) {
            double[] habits = habits(seed * 1000 + family, new double[WORDS.size()], 1);
            for (int sibling = 0; sibling < 2; sibling++) {
                long own = seed * 1000 + 100L * (1 + sibling) + family;
                models.add(
                        new KnownModel(
                                prefix + "-" + family + "-" + sibling,
                                prefix + "-" + family,
                                answers(habits(own, habits, .6), family, prompts, own)));
            }
        }
        return models;
    }

    /** Some of a model's answers, by the place of their prompts. */
    public static List<GivenAnswer> some(KnownModel model, int from, int to) {
        return model.answers().subList(from, to);
    }

    /** The words of a prompt. */
    public static String prompt(int place) {
        return "What of topic " + place + "?";
    }

    private static List<GivenAnswer> answers(double[] habits, int family, int prompts, long seed) {
        RandomGenerator random = random(seed + 7);
        List<GivenAnswer> answers = new ArrayList<>();
        for (int prompt = 0; prompt < prompts; prompt++) {
            StringBuilder text =
                    new StringBuilder(
                            random.nextInt(3) == 0 ? "" : OPENERS.get(family % OPENERS.size()));
            for (int word = 0; word < 54; word++) {
                text.append(' ')
                        .append(
                                random.nextInt(4) == 0
                                        ? "topic" + prompt + "x" + random.nextInt(8)
                                        : WORDS.get(drawn(habits, random)));
                text.append(word % 9 == 8 ? "." : "");
            }
            answers.add(new GivenAnswer(Prompts.key(prompt(prompt)), text.toString().strip()));
        }
        return answers;
    }

    private static double[] habits(long seed, double[] around, double spread) {
        RandomGenerator random = random(seed);
        double[] habits = new double[around.length];
        for (int i = 0; i < habits.length; i++) {
            habits[i] = around[i] + spread * random.nextGaussian();
        }
        return habits;
    }

    private static int drawn(double[] habits, RandomGenerator random) {
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

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
