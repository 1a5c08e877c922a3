package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.Decision;
import java.util.List;

/**
 * What one batch changed.
 *
 * @param stored outcomes that were the first of their probe
 * @param duplicates outcomes of probes that had one already
 * @param paidTwice askings that came to light as beyond one a probe
 * @param evidence verifications whose evidence event was written
 * @param decisions those of them that were decided now
 * @param otherRule places in the batch whose rule is not the one stored first for the verification
 */
public record Scored(
        int stored,
        int duplicates,
        int paidTwice,
        int evidence,
        List<Decision> decisions,
        List<Integer> otherRule) {
    public Scored {
        decisions = List.copyOf(decisions);
        otherRule = List.copyOf(otherRule);
    }
}
