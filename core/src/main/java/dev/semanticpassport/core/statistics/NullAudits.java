package dev.semanticpassport.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Simulated audits of models made without the key: how often they are recognised.
 *
 * <p>Each audit has a fresh key, which makes each beacon's target an independent uniform draw from
 * its candidates. The model always names a candidate, by habits of its own: the hard case, since
 * one that names none never hits. Each audit is looked at after every question, and is a false
 * recognition where the evidence ever reached the threshold.
 *
 * @param audits number of audits
 * @param questions beacons asked in each
 * @param candidates length of the candidate lists
 * @param claimedCandidates the length the evidence is computed for; anything but {@code candidates}
 *     is an error planted to see that it is noticed
 * @param seed equal seeds give equal counts, however many processors share the work
 */
public record NullAudits(
        int audits, int questions, int candidates, int claimedCandidates, long seed) {
    private static final int AUDITS_PER_BLOCK = 10_000;
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    public NullAudits {
        if (audits < 1 || questions < 1) {
            throw new IllegalArgumentException(
                    "There must be at least 1 audit of 1 question, not %d of %d"
                            .formatted(audits, questions));
        }
        RecognisingProcess.requireCandidates(candidates);
        RecognisingProcess.requireCandidates(claimedCandidates);
    }

    /** An audit that claims the lists it has. */
    public static NullAudits of(int audits, int questions, int candidates, long seed) {
        return new NullAudits(audits, questions, candidates, candidates, seed);
    }

    /** False recognitions at one error level. */
    public record FalseRecognitions(double alpha, Proportion recognised) {
        /** The level of the limits that the checks use. */
        public static final double LEVEL = .999;

        /** Whether the count is one that a test of this level gives: not clearly above alpha. */
        public boolean keepsItsLevel() {
            return recognised.clopperPearson(LEVEL).low() <= alpha;
        }

        /** The whole check: the level is kept, and the count is what the exact programme says. */
        public boolean holds(double exactChance) {
            return keepsItsLevel() && agreesWith(exactChance);
        }

        /** Whether the count agrees with the exact chance of a false recognition. */
        public boolean agreesWith(double exactChance) {
            return recognised.clopperPearson(LEVEL).contains(exactChance);
        }
    }

    /** Runs the audits once and counts the false recognitions at each level. */
    public List<FalseRecognitions> falseRecognitions(List<Double> alphas) {
        int[][] boundaries =
                alphas.stream()
                        .map(alpha -> AuditRule.of(alpha).lnThreshold())
                        .map(ln ->
                                Boundaries.fewestHitsToRecognise(claimedCandidates, ln, questions))
                        .toArray(int[][]::new);
        int blocks = Math.ceilDiv(audits, AUDITS_PER_BLOCK);
        // two streams a block, so that what the model names cannot depend on the keys
        long[] seeds = GENERATORS.create(seed).longs(2L * blocks).toArray();
        int[] counts =
                IntStream.range(0, blocks)
                        .parallel()
                        .mapToObj(block ->
                                countBlock(
                                        auditsIn(block),
                                        GENERATORS.create(seeds[2 * block]),
                                        GENERATORS.create(seeds[2 * block + 1]),
                                        boundaries))
                        .reduce(new int[boundaries.length], NullAudits::sum);
        return IntStream.range(0, counts.length)
                .mapToObj(i ->
                        new FalseRecognitions(alphas.get(i), new Proportion(counts[i], audits)))
                .toList();
    }

    private int auditsIn(int block) {
        return Math.min(AUDITS_PER_BLOCK, audits - block * AUDITS_PER_BLOCK);
    }

    private int[] countBlock(
            int inBlock, RandomGenerator keys, RandomGenerator model, int[][] boundaries) {
        int[] counts = new int[boundaries.length];
        boolean[] crossed = new boolean[boundaries.length];
        for (int audit = 0; audit < inBlock; audit++) {
            Arrays.fill(crossed, false);
            runOne(keys, model, boundaries, crossed);
            for (int i = 0; i < counts.length; i++) {
                counts[i] += crossed[i] ? 1 : 0;
            }
        }
        return counts;
    }

    private void runOne(
            RandomGenerator keys, RandomGenerator model, int[][] boundaries, boolean[] crossed) {
        int hits = 0;
        for (int n = 1; n <= questions; n++) {
            int target = keys.nextInt(candidates);
            int named = model.nextInt(1 + model.nextInt(candidates)); // it has favourites;
            if (named == target) {
                hits++;
                // a miss only lowers the evidence, so that it can cross at a hit alone
                for (int i = 0; i < boundaries.length; i++) {
                    crossed[i] |= hits >= boundaries[i][n];
                }
            }
        }
    }

    private static int[] sum(int[] one, int[] other) {
        int[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
