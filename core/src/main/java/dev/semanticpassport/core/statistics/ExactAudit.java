package dev.semanticpassport.core.statistics;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How audits of a model with a given hit rate end, without simulation: a dynamic programme over
 * (beacons counted, hits), for beacons with candidate lists of one length, looked at after every
 * answer. Controls are taken as answered and a candidate as always named.
 */
public final class ExactAudit {
    private final int[] fewestHitsToRecognise;
    private final int[] mostHitsToRefute;

    private ExactAudit(int[] fewestHitsToRecognise, int[] mostHitsToRefute) {
        this.fewestHitsToRecognise = fewestHitsToRecognise;
        this.mostHitsToRefute = mostHitsToRefute;
    }

    /**
     * Audits that end at RECOGNISED alone: the test's size and power.
     *
     * @param candidates the length of the lists that the evidence is computed for
     * @param looks beacons asked at most
     */
    public static ExactAudit recognising(double alpha, int candidates, int looks) {
        double lnThreshold = AuditRule.of(alpha).lnThreshold();
        int[] never = new int[looks + 1];
        Arrays.fill(never, -1);
        return new ExactAudit(
                Boundaries.fewestHitsToRecognise(candidates, lnThreshold, looks), never);
    }

    /** Audits that end at RECOGNISED or NOT_RECOGNISED, whichever comes first. */
    public static ExactAudit of(AuditRule rule, int candidates, int looks) {
        rule.requireCandidates(candidates);
        return new ExactAudit(
                Boundaries.fewestHitsToRecognise(candidates, rule.lnThreshold(), looks),
                Boundaries.mostHitsToRefute(rule, candidates, looks));
    }

    /** What becomes of audits in which each beacon is hit with this chance. */
    public Course course(double hitRate) {
        if (!(hitRate >= 0 && hitRate <= 1)) {
            throw new IllegalArgumentException("hitRate must lie in 0 to 1; it is " + hitRate);
        }
        int looks = fewestHitsToRecognise.length - 1;
        double[] recognised = new double[looks + 1];
        double[] refuted = new double[looks + 1];
        double[] open = new double[looks + 2]; // chance of h hits and no decision yet
        open[0] = 1;
        for (int n = 1; n <= looks; n++) {
            for (int hits = n; hits > 0; hits--) {
                open[hits] = open[hits] * (1 - hitRate) + open[hits - 1] * hitRate;
            }
            open[0] *= 1 - hitRate;
            recognised[n] = recognised[n - 1] + takeOut(open, fewestHitsToRecognise[n], n);
            refuted[n] = refuted[n - 1] + takeOut(open, 0, mostHitsToRefute[n]);
        }
        return new Course(recognised, refuted);
    }

    private static double takeOut(double[] open, int from, int to) {
        double sum = 0;
        for (int hits = from; hits <= to; hits++) {
            sum += open[hits];
            open[hits] = 0;
        }
        return sum;
    }

    /** The chances of each decision by the number of beacons counted. */
    public static final class Course {
        private final double[] recognised;
        private final double[] refuted;

        private Course(double[] recognised, double[] refuted) {
            this.recognised = recognised;
            this.refuted = refuted;
        }

        /** The chance that the audit has ended at RECOGNISED with at most so many beacons. */
        public double recognisedBy(int beacons) {
            return recognised[beacons];
        }

        /** The chance that the audit has ended at NOT_RECOGNISED with at most so many beacons. */
        public double refutedBy(int beacons) {
            return refuted[beacons];
        }

        /**
         * The beacons with which at least this share of audits is recognised (.5 for the median);
         * empty where the plan is too short for it.
         */
        public OptionalInt beaconsToRecognise(double share) {
            for (int n = 1; n < recognised.length; n++) {
                if (recognised[n] >= share) {
                    return OptionalInt.of(n);
                }
            }
            return OptionalInt.empty();
        }
    }
}
