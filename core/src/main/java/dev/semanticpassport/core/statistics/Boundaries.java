package dev.semanticpassport.core.statistics;

/**
 * The rules of the audit as tables over the number of beacons counted, for beacons with candidate
 * lists of one length: with n counted, the verdict depends on the number of hits alone.
 */
final class Boundaries {
    private Boundaries() {}

    /**
     * For n = 0 to {@code looks}, the fewest hits at which the recognising evidence reaches the
     * threshold; n + 1 where no number of hits does.
     */
    static int[] fewestHitsToRecognise(int candidates, double lnThreshold, int looks) {
        int[] fewest = new int[looks + 1];
        int hits = 0;
        for (int n = 0; n <= looks; n++) {
            // more misses never help, so the search goes on where the last one ended
            while (hits <= n
                    && RecognisingProcess.evidence(Tally.of(candidates, hits, n - hits)).ln()
                            < lnThreshold) {
                hits++;
            }
            fewest[n] = hits;
        }
        return fewest;
    }

    /**
     * For n = 0 to {@code looks}, the most hits at which the refuting evidence reaches its
     * threshold; −1 where even none is too many.
     */
    static int[] mostHitsToRefute(AuditRule rule, int candidates, int looks) {
        int[] most = new int[looks + 1];
        var process = new RefutingProcess(rule.survivalFloor());
        int hits = -1;
        for (int n = 0; n <= looks; n++) {
            while (hits + 1 <= n
                    && process.evidence(Tally.of(candidates, hits + 1, n - hits - 1)).ln()
                            >= rule.lnRefutingThreshold()) {
                hits++;
            }
            most[n] = hits;
        }
        return most;
    }
}
