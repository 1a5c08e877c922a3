package dev.semanticpassport.core.statistics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hits and misses of the beacons counted so far, by the length of their candidate lists: all that
 * the evidence depends on.
 *
 * @param byCandidates hits and misses for each number of candidates, fewest candidates first
 */
public record Tally(SortedMap<Integer, HitsAndMisses> byCandidates) {
    /** Nothing counted yet. */
    public static final Tally EMPTY = new Tally(new TreeMap<>());

    /** Beacons with candidate lists of one length. */
    public record HitsAndMisses(int hits, int misses) {
        public HitsAndMisses {
            if (hits < 0 || misses < 0) {
                throw new IllegalArgumentException(
                        "Counts cannot be negative: %d hits, %d misses".formatted(hits, misses));
            }
        }

        HitsAndMisses plus(boolean hit) {
            return hit ? new HitsAndMisses(hits + 1, misses) : new HitsAndMisses(hits, misses + 1);
        }
    }

    public Tally {
        byCandidates.keySet().forEach(RecognisingProcess::requireCandidates);
        byCandidates = Collections.unmodifiableSortedMap(new TreeMap<>(byCandidates));
    }

    /** Beacons that all have candidate lists of the same length. */
    public static Tally of(int candidates, int hits, int misses) {
        var counts = new TreeMap<Integer, HitsAndMisses>();
        counts.put(candidates, new HitsAndMisses(hits, misses));
        return new Tally(counts);
    }

    /** With one more beacon counted. */
    public Tally plus(int candidates, boolean hit) {
        var counts = new TreeMap<>(byCandidates);
        counts.put(candidates, counts.getOrDefault(candidates, new HitsAndMisses(0, 0)).plus(hit));
        return new Tally(counts);
    }

    public int hits() {
        return byCandidates.values().stream().mapToInt(HitsAndMisses::hits).sum();
    }

    public int misses() {
        return byCandidates.values().stream().mapToInt(HitsAndMisses::misses).sum();
    }

    public int beacons() {
        return hits() + misses();
    }
}
