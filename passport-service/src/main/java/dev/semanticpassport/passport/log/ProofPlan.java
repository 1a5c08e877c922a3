package dev.semanticpassport.passport.log;

import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.log.ConsistencyProof;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.signing.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which stored hashes a proof needs, and how they make it: RFC 6962, section 2.1, over complete
 * subtrees instead of leaves, so that a proof costs a logarithmic number of rows.
 *
 * @param ranges of leaves whose roots are the proof's hashes, in the proof's order
 */
public record ProofPlan(List<Range> ranges) {

    /** Leaves from the first up to, without, the end. */
    public record Range(long from, long to) {}

    public ProofPlan {
        ranges = List.copyOf(ranges);
    }

    /** For the root of the first {@code size} leaves, at least one. */
    public static ProofPlan root(long size) {
        return new ProofPlan(List.of(new Range(0, size)));
    }

    /** For an inclusion proof of the leaf at {@code index} among the first {@code size}. */
    public static ProofPlan inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "the first " + size + " leaves hold none at " + index);
        }
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                ranges.add(new Range(middle, to));
                to = middle;
            } else {
                ranges.add(new Range(from, middle));
                from = middle;
            }
        }
        Collections.reverse(ranges);
        return new ProofPlan(ranges);
    }

    /**
     * For a proof that the first {@code newer} leaves begin with the first {@code older}, at least
     * one.
     */
    public static ProofPlan consistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException(
                    "a tree of " + newer + " leaves did not grow out of one of " + older);
        }
        if (older == newer) {
            return new ProofPlan(List.of());
        }
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        long to = newer;
        while (to != older) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (older <= middle) {
                ranges.add(new Range(middle, to));
                to = middle;
            } else {
                ranges.add(new Range(from, middle));
                from = middle;
            }
        }
        // whoever verifies has the older root itself; only a part of it has to be told
        if (from != 0) {
            ranges.add(new Range(from, to));
        }
        Collections.reverse(ranges);
        return new ProofPlan(ranges);
    }

    /** What to read, each subtree once. */
    public List<Subtree> needed() {
        return ranges.stream()
                .flatMap(range -> Subtree.covering(range.from(), range.to()).stream())
                .distinct()
                .toList();
    }

    /** The proof's hashes, from what was read. */
    public List<Sha256> hashes(Map<Subtree, Sha256> read) {
        return ranges.stream().map(range -> root(range, read)).toList();
    }

    /** The inclusion proof, from what was read for {@link #inclusion(long, long)}. */
    public InclusionProof inclusion(long index, long size, Map<Subtree, Sha256> read) {
        return new InclusionProof(index, size, hashes(read));
    }

    /** The consistency proof, from what was read for {@link #consistency(long, long)}. */
    public ConsistencyProof consistency(long older, long newer, Map<Subtree, Sha256> read) {
        return new ConsistencyProof(older, newer, hashes(read));
    }

    private static Sha256 root(Range range, Map<Subtree, Sha256> read) {
        List<Sha256> roots =
                Subtree.covering(range.from(), range.to()).stream()
                        .map(subtree ->
                                Optional.ofNullable(read.get(subtree))
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "the log lacks the hash of " + subtree)))
                        .toList();
        return new CompactRange(range.to() - range.from(), roots).root();
    }
}
