package dev.semanticpassport.recognition;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.describing.VocabularySizes;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.recognition.learning.DiscriminantSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Models with habits of their own: which little words, marks and openings they like. */
public final class MadeUpModels {
    private static final String[] WORDS =
            ("the of and to a in that is it for on with as was be by at this are or from an which you"
                            + " not have but they also however moreover overall very really quite")
                    .split(" ", -1);
    private static final String[] OPENERS = {
        "Sure!", "Certainly.", "Well,", "As an assistant,", ""
    };
    private static final int SENTENCES = 6;
    private static final int WORDS_A_SENTENCE = 9;

    /** A small vocabulary is enough for them, and quickly learnt. */
    public static final BackgroundSettings SETTINGS =
            new BackgroundSettings(new VocabularySizes(60, 60, 10), DiscriminantSettings.DEFAULT);

    private MadeUpModels() {}

    /** Families of two siblings, whose habits are near each other; prompts p0, p1, … */
    public static List<KnownModel> families(int families, int prompts, long seed) {
        List<KnownModel> models = new ArrayList<>();
        for (int family = 0; family < families; family++) {
            double[] habits = habits(random(seed * 1000 + family), new double[WORDS.length], 1);
            for (int sibling = 0; sibling < 2; sibling++) {
                long own = seed * 1000 + 100L * (1 + sibling) + family;
                double[] near = habits(random(own), habits, .6);
                models.add(
                        new KnownModel(
                                "model-%d-%d".formatted(family, sibling),
                                "family-" + family,
                                answers(near, OPENERS[family % OPENERS.length], prompts, own)));
            }
        }
        return models;
    }

    /** Some of a model's answers, by place. */
    public static KnownModel part(KnownModel model, int from, int to) {
        return new KnownModel(model.name(), model.family(), model.answers().subList(from, to));
    }

    private static List<GivenAnswer> answers(
            double[] habits, String opener, int prompts, long seed) {
        RandomGenerator random = random(seed + 7);
        List<GivenAnswer> answers = new ArrayList<>();
        for (int prompt = 0; prompt < prompts; prompt++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : opener);
            for (int sentence = 0; sentence < SENTENCES; sentence++) {
                for (int word = 0; word < WORDS_A_SENTENCE; word++) {
                    boolean topical = random.nextInt(4) == 0;
                    text.append(' ')
                            .append(
                                    topical
                                            ? "topic" + prompt + "x" + random.nextInt(8)
                                            : WORDS[drawn(habits, random)]);
                }
                text.append('.');
            }
            answers.add(new GivenAnswer("p" + prompt, text.toString().strip()));
        }
        return answers;
    }

    private static double[] habits(RandomGenerator random, double[] around, double spread) {
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
