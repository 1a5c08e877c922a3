package dev.semanticpassport.recognition.equating;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The kernel two-sample test on repeated answers. The statistic is mean K_XX − 2 mean K_XY + mean
 * K_YY over pairs of different answers to the same prompt; under the null, answers to one prompt
 * can change sides, so the p-value (1 + permutations at least as high) / (1 + permutations) is
 * exact.
 */
public final class TwoSamples {
    private final List<Block> blocks = new ArrayList<>();

    /** Answers to one prompt: likenesses of all, the first so many of one side. */
    private static final class Block {
        private final double[][] likeness;
        private final double[] rowSums;
        private final double sum;
        private final int first;

        Block(double[][] likeness, double[] rowSums, double sum, int first) {
            this.likeness = likeness;
            this.rowSums = rowSums;
            this.sum = sum;
            this.first = first;
        }
    }

    private TwoSamples() {}

    /**
     * Prepares the test; the kernel is computed once for each pair.
     *
     * @throws IllegalArgumentException if no prompt was answered twice on one side and on the other
     */
    public static TwoSamples of(List<GivenAnswer> one, List<GivenAnswer> other, TextKernel kernel) {
        Map<String, List<String>> ofOne = byPrompt(one);
        Map<String, List<String>> ofOther = byPrompt(other);
        TwoSamples samples = new TwoSamples();
        ofOne.forEach((prompt, texts) -> {
            List<String> others = ofOther.getOrDefault(prompt, List.of());
            if (!others.isEmpty()) {
                List<String> all = new ArrayList<>(texts);
                all.addAll(others);
                samples.blocks.add(block(all, texts.size(), kernel));
            }
        });
        if (Double.isNaN(samples.statistic())) {
            throw new IllegalArgumentException(
                    "Repeated answers on both sides to a common prompt are needed to compare");
        }
        return samples;
    }

    private static Map<String, List<String>> byPrompt(List<GivenAnswer> answers) {
        Map<String, List<String>> byPrompt = new TreeMap<>();
        for (GivenAnswer answer : answers) {
            byPrompt.computeIfAbsent(answer.prompt(), _ -> new ArrayList<>()).add(answer.text());
        }
        return byPrompt;
    }

    private static Block block(List<String> texts, int first, TextKernel kernel) {
        double[] own = texts.stream().mapToDouble(text -> kernel.common(text, text)).toArray();
        double[][] likeness = new double[texts.size()][texts.size()];
        double[] rowSums = new double[texts.size()];
        double sum = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                double value =
                        TextKernel.normalised(
                                kernel.common(texts.get(i), texts.get(j)), own[i], own[j]);
                likeness[i][j] = value;
                likeness[j][i] = value;
                rowSums[i] += value;
                rowSums[j] += value;
                sum += 2 * value;
            }
        }
        return new Block(likeness, rowSums, sum, first);
    }

    /** The statistic as it was observed. */
    public double statistic() {
        Means means = new Means();
        for (Block block : blocks) {
            means.add(block, IntStream.range(0, block.first).toArray());
        }
        return means.statistic();
    }

    /**
     * A p-value by permutations.
     *
     * @param p never 0
     * @param permutations that were drawn
     * @param high how many of them gave a statistic at least as high as the observed one
     */
    public record Chance(double p, int permutations, int high) {}

    /** The p-value by so many permutations within prompts: never 0. */
    public double chance(int permutations, RandomGenerator random) {
        return sequentialChance(permutations + 1, permutations, random).p();
    }

    /**
     * The p-value of Besag and Clifford (1991), which stops once enough permutations were at least
     * as high as what was observed: h / l at the h-th of them, and (1 + high) / (1 + permutations)
     * where it came to the end. A model that is the same is told after a few dozen permutations,
     * and the p-value is as exact as with all of them.
     *
     * @param enough h, at least 1
     * @param most permutations
     */
    public Chance sequentialChance(int enough, int most, RandomGenerator random) {
        if (enough < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "A p-value needs a permutation and a stop, not %d and %d"
                            .formatted(most, enough));
        }
        // sums in another order differ in their last digits, and a tie has to count
        double observed = statistic() - 1e-12;
        int[][] places = new int[blocks.size()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = IntStream.range(0, blocks.get(i).rowSums.length).toArray();
        }
        int high = 0;
        for (int permutation = 1; permutation <= most; permutation++) {
            Means means = new Means();
            for (int i = 0; i < places.length; i++) {
                shuffle(places[i], blocks.get(i).first, random);
                means.add(blocks.get(i), places[i]);
            }
            high += means.statistic() >= observed ? 1 : 0;
            if (high == enough) {
                return new Chance((double) high / permutation, permutation, high);
            }
        }
        return new Chance((1.0 + high) / (1 + most), most, high);
    }

    /** Puts a random subset in front. */
    private static void shuffle(int[] places, int front, RandomGenerator random) {
        for (int i = 0; i < front; i++) {
            int other = random.nextInt(i, places.length);
            int moved = places[i];
            places[i] = places[other];
            places[other] = moved;
        }
    }

    /** The three means over all blocks. */
    private static final class Means {
        private double within;
        private double across;
        private double beyond;
        private long withinPairs;
        private long acrossPairs;
        private long beyondPairs;

        /** Adds a block whose one side is the first places. */
        void add(Block block, int[] places) {
            int first = block.first;
            int second = block.rowSums.length - first;
            double half = 0;
            double rows = 0;
            for (int i = 0; i < first; i++) {
                double[] row = block.likeness[places[i]];
                rows += block.rowSums[places[i]];
                for (int j = 0; j < i; j++) {
                    half += row[places[j]];
                }
            }
            double ofFirst = 2 * half;
            double between = rows - ofFirst;
            within += ofFirst;
            across += between;
            beyond += block.sum - ofFirst - 2 * between;
            withinPairs += (long) first * (first - 1);
            acrossPairs += (long) first * second;
            beyondPairs += (long) second * (second - 1);
        }

        double statistic() {
            return within / withinPairs - 2 * across / acrossPairs + beyond / beyondPairs;
        }
    }
}
