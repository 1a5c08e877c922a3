package dev.semanticpassport.core.statistics;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Simulated audits of a model that carries the signature, with questions released in waves: the
 * next wave is asked only where the evidence of the waves before has not recognised the model.
 *
 * @param audits number of audits
 * @param questions beacons asked at most in each
 * @param candidates length of the candidate lists
 * @param hitRate the chance that the model hits a beacon
 * @param alpha the error level of the audits
 * @param wave questions released at a time
 * @param seed equal seeds give equal counts
 */
public record CarrierAudits(
        int audits,
        int questions,
        int candidates,
        double hitRate,
        double alpha,
        int wave,
        long seed) {

    public CarrierAudits {
        if (audits < 1 || questions < 1 || wave < 1) {
            throw new IllegalArgumentException(
                    "There must be at least 1 audit of 1 question in waves of 1, not %d of %d in waves of %d"
                            .formatted(audits, questions, wave));
        }
        RecognisingProcess.requireCandidates(candidates);
    }

    /**
     * What the audits took.
     *
     * @param recognised audits recognised within the plan
     * @param medianCounted questions counted to the first crossing; empty where half never crossed
     * @param medianAsked questions asked up to the end of the wave of the first crossing
     * @param meanOvershoot questions asked and not counted, over the recognised audits; 0 if none
     * @param fallenBack of the recognised audits, those whose evidence lay under the threshold
     *     again at the end of the wave
     */
    public record Effort(
            Proportion recognised,
            OptionalInt medianCounted,
            OptionalInt medianAsked,
            double meanOvershoot,
            int fallenBack) {}

    /** Runs the audits. */
    public Effort effort() {
        int[] boundary =
                Boundaries.fewestHitsToRecognise(
                        candidates, AuditRule.of(alpha).lnThreshold(), questions);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] crossedAt = new int[questions + 1]; // audits by questions counted
        int[] askedUpTo = new int[questions + 1];
        int recognised = 0;
        int fallenBack = 0;
        long overshoot = 0;
        for (int audit = 0; audit < audits; audit++) {
            int hits = 0;
            int counted = 0;
            while (counted == 0 || (counted < questions && hits < boundary[counted])) {
                hits += hit(random);
                counted++;
            }
            if (hits < boundary[counted]) {
                continue;
            }
            int asked = Math.min(questions, Math.ceilDiv(counted, wave) * wave);
            for (int n = counted; n < asked; n++) {
                hits += hit(random);
            }
            recognised++;
            crossedAt[counted]++;
            askedUpTo[asked]++;
            overshoot += asked - counted;
            fallenBack += hits < boundary[asked] ? 1 : 0;
        }
        return new Effort(
                new Proportion(recognised, audits),
                median(crossedAt),
                median(askedUpTo),
                recognised == 0 ? 0 : (double) overshoot / recognised,
                fallenBack);
    }

    private int hit(RandomGenerator random) {
        return random.nextDouble() < hitRate ? 1 : 0;
    }

    /** The median over all audits, those never recognised counted as infinite. */
    private OptionalInt median(int[] counts) {
        int below = 0;
        for (int n = 0; n < counts.length; n++) {
            below += counts[n];
            if (2L * below >= audits) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }
}
