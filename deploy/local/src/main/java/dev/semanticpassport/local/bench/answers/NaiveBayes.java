package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Naive Bayes on what the panel's models answered: for each answer the mean log-likelihood of its
 * pieces under each model, less the mean over the models, so that a long answer does not drown the
 * others. Pieces are counted in hashed buckets.
 */
final class NaiveBayes {
    private static final int BUCKETS = 1 << 16;
    private static final double SMOOTHING = .1;
    private static final int LONGEST = 20_000;

    /** What an answer is cut into. */
    enum Pieces {
        WORDS_AND_PAIRS,
        CHARACTERS_3_AND_4
    }

    private final List<RecordedModel> models;
    private final Pieces pieces;
    private final float[] logs;
    private final List<List<double[]>> verification = new ArrayList<>();

    private NaiveBayes(List<RecordedModel> models, Pieces pieces) {
        this.models = models;
        this.pieces = pieces;
        this.logs = new float[BUCKETS * models.size()];
    }

    static NaiveBayes learn(List<RecordedModel> models, Pieces pieces) {
        NaiveBayes learnt = new NaiveBayes(models, pieces);
        for (int model = 0; model < models.size(); model++) {
            learnt.count(model);
        }
        for (RecordedModel model : models) {
            learnt.verification.add(model.verification().stream().map(learnt::scores).toList());
        }
        return learnt;
    }

    private void count(int model) {
        int total = 0;
        for (GivenAnswer answer : models.get(model).enrolment()) {
            int[] buckets = buckets(answer.text());
            for (int bucket : buckets) {
                logs[bucket * models.size() + model]++;
            }
            total += buckets.length;
        }
        double all = total + SMOOTHING * BUCKETS;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int place = bucket * models.size() + model;
            logs[place] = (float) Math.log((logs[place] + SMOOTHING) / all);
        }
    }

    private double[] scores(GivenAnswer answer) {
        int[] buckets = buckets(answer.text());
        double[] scores = new double[models.size()];
        for (int bucket : buckets) {
            int row = bucket * scores.length;
            for (int model = 0; model < scores.length; model++) {
                scores[model] += logs[row + model];
            }
        }
        double mean = Arrays.stream(scores).average().orElse(0);
        for (int model = 0; model < scores.length; model++) {
            scores[model] = (scores[model] - mean) / Math.max(1, buckets.length);
        }
        return scores;
    }

    private int[] buckets(String whole) {
        String text =
                whole.substring(0, Math.min(LONGEST, whole.length())).toLowerCase(Locale.ROOT);
        return switch (pieces) {
            case WORDS_AND_PAIRS -> words(text);
            case CHARACTERS_3_AND_4 -> characters(text);
        };
    }

    private static int[] words(String text) {
        int[] buckets = new int[2 * text.length() + 2];
        int size = 0;
        int before = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (!inside) {
                if (i > start) {
                    int word = hash(text, start, i);
                    buckets[size++] = bucket(word);
                    buckets[size++] = bucket(31 * before + word + 1);
                    before = word;
                }
                start = i + 1;
            }
        }
        return Arrays.copyOf(buckets, size);
    }

    private static int[] characters(String text) {
        int[] buckets = new int[2 * text.length()];
        int size = 0;
        for (int i = 0; i + 3 <= text.length(); i++) {
            buckets[size++] = bucket(hash(text, i, i + 3));
            if (i + 4 <= text.length()) {
                buckets[size++] = bucket(hash(text, i, i + 4));
            }
        }
        return Arrays.copyOf(buckets, size);
    }

    private static int hash(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 0x01000193 * (hash ^ text.charAt(i));
        }
        return hash;
    }

    private static int bucket(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(BUCKETS));
    }

    /** The same draws as {@link Scoring#trials} makes. */
    List<Scoring.Trial> trials(int answers, int ofEach, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Scoring.Trial> trials = new ArrayList<>();
        for (int source = 0; source < models.size(); source++) {
            List<double[]> pool = new ArrayList<>(verification.get(source));
            for (int i = 0; i < ofEach && !pool.isEmpty(); i++) {
                Collections.shuffle(pool, random);
                double[] sum = new double[models.size()];
                for (double[] scores : pool.subList(0, Math.min(answers, pool.size()))) {
                    for (int model = 0; model < sum.length; model++) {
                        sum[model] += scores[model];
                    }
                }
                trials.add(new Scoring.Trial(source, sum));
            }
        }
        return trials;
    }
}
