package dev.semanticpassport.recognition.describing;

import java.util.Arrays;

/** The different tokens of an answer, as ascending hashes, and how often each stands in it. */
public final class TokenCounts {
    private final long[] hashes;
    private final int[] counts;

    private TokenCounts(long[] hashes, int[] counts) {
        this.hashes = hashes;
        this.counts = counts;
    }

    static TokenCounts of(Tokens tokens) {
        return ofSorted(tokens.sorted());
    }

    static TokenCounts ofPairs(Tokens tokens) {
        long[] pairs = tokens.pairs();
        Arrays.sort(pairs);
        return ofSorted(pairs);
    }

    private static TokenCounts ofSorted(long[] hashes) {
        int[] counts = new int[hashes.length];
        int distinct = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[distinct++] = hashes[i];
            }
            counts[distinct - 1]++;
        }
        return new TokenCounts(Arrays.copyOf(hashes, distinct), Arrays.copyOf(counts, distinct));
    }

    public int size() {
        return hashes.length;
    }

    public long hash(int index) {
        return hashes[index];
    }

    /** A copy of all hashes. */
    public long[] hashes() {
        return hashes.clone();
    }

    public int count(int index) {
        return counts[index];
    }
}
