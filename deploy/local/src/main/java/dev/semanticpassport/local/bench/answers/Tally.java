package dev.semanticpassport.local.bench.answers;

import java.util.Map;
import java.util.TreeMap;

/** For each model how many of its draws there were, and how many of them hit. */
final class Tally {
    private final Map<String, int[]> ofModels = new TreeMap<>();
    private int hits;
    private int draws;

    void add(String model, boolean hit) {
        int[] counts = ofModels.computeIfAbsent(model, _ -> new int[2]);
        counts[0] += hit ? 1 : 0;
        counts[1]++;
        hits += hit ? 1 : 0;
        draws++;
    }

    int draws() {
        return draws;
    }

    /** Hits of all draws. */
    double share() {
        return Math.round(1e5 * hits / Math.max(1, draws)) / 1e5;
    }

    /** The share of each model's draws. */
    Shares shares() {
        return new Shares(ofModels.values().stream().map(c -> (double) c[0] / c[1]).toList());
    }
}
