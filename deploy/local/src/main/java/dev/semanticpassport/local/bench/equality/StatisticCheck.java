package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.equating.PaddedHammingKernel;
import dev.semanticpassport.recognition.equating.TwoSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Is the statistic the published one, and how long do permutations take? */
final class StatisticCheck {
    private static final int EXAMPLES = 200;
    private static final int LENGTH = 12;
    private static final char PAD = '\uffff';

    /** Of each side. */
    private static final int LARGE = 250;

    private static final int LONG_CHARACTERS = 250;
    private static final int PERMUTATIONS = 10_000;

    private StatisticCheck() {}

    /**
     * The largest difference from the published definition, written down plainly here: texts padded
     * to one length as arrays, kernel matrices of all, zero across prompts, unit diagonal, means
     * over pairs of different answers to one prompt.
     */
    static double largestError(RandomGenerator random) {
        double largest = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            List<GivenAnswer> one = answers(random, 4 + random.nextInt(12), 3, LENGTH + 3);
            List<GivenAnswer> other = answers(random, 4 + random.nextInt(12), 3, LENGTH + 3);
            double ours = TwoSamples.of(one, other, new PaddedHammingKernel(LENGTH)).statistic();
            double published =
                    mean(one, one, true) - 2 * mean(one, other, false) + mean(other, other, true);
            largest = Math.max(largest, Math.abs(ours - published));
        }
        return largest;
    }

    private static double mean(List<GivenAnswer> rows, List<GivenAnswer> columns, boolean same) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                boolean counts =
                        rows.get(i).prompt().equals(columns.get(j).prompt()) && !(same && i == j);
                if (counts) {
                    char[] left = padded(rows.get(i).text());
                    char[] right = padded(columns.get(j).text());
                    double equal = 0;
                    for (int at = 0; at < LENGTH; at++) {
                        equal += left[at] == right[at] ? 1 : 0;
                    }
                    sum += equal / Math.sqrt((double) LENGTH * LENGTH);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static char[] padded(String text) {
        char[] padded = new char[LENGTH];
        Arrays.fill(padded, PAD);
        text.getChars(0, Math.min(LENGTH, text.length()), padded, 0);
        return padded;
    }

    /** Seconds of a test of 250 + 250 answers, likenesses and 10,000 permutations, third time. */
    static double seconds(RandomGenerator random, int prompts) {
        double seconds = 0;
        for (int round = 0; round < 3; round++) {
            List<GivenAnswer> one = answers(random, LARGE, prompts, LONG_CHARACTERS);
            List<GivenAnswer> other = answers(random, LARGE, prompts, LONG_CHARACTERS);
            long start = System.nanoTime();
            double p =
                    TwoSamples.of(one, other, new PaddedHammingKernel(LONG_CHARACTERS))
                            .chance(PERMUTATIONS, random);
            seconds = (System.nanoTime() - start) / 1e9;
            if (!(p > 0)) {
                throw new IllegalStateException("a p-value of " + p);
            }
        }
        return seconds;
    }

    private static List<GivenAnswer> answers(
            RandomGenerator random, int count, int prompts, int longest) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, longest + 1);
            for (int j = 0; j < length; j++) {
                text.append((char) ('a' + random.nextInt(4)));
            }
            answers.add(new GivenAnswer("p" + i % prompts, text.toString()));
        }
        return answers;
    }
}
