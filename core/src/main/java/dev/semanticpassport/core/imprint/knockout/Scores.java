package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Variant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How each variant answered each idea's probes: from 0, not at all, to 1. A score is a hit (0 or 1)
 * or the probability of the answer; what failed has none.
 */
public final class Scores {
    private final Map<String, Integer> probes;
    private final Map<Variant, Map<String, double[]>> scores = new LinkedHashMap<>();

    /**
     * No scores yet.
     *
     * @param probes of each idea, how many; the same for every variant, in an order that was fixed
     *     before anything was asked
     */
    public Scores(Map<String, Integer> probes) {
        this.probes = Collections.unmodifiableMap(new LinkedHashMap<>(probes));
    }

    /**
     * Notes a score.
     *
     * @param probe its place among the idea's probes, from 0
     * @param score in [0, 1]
     * @throws IllegalArgumentException when there is no such idea or probe, or the score is none
     */
    public void note(Variant variant, String idea, int probe, double score) {
        Integer count = probes.get(idea);
        if (count == null || probe < 0 || probe >= count) {
            throw new IllegalArgumentException(
                    "there is no probe %d of the idea '%s'".formatted(probe, idea));
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "a score is between 0 and 1, not %s: idea '%s', probe %d, variant '%s'"
                            .formatted(score, idea, probe, variant.suffix()));
        }
        scores.computeIfAbsent(variant, _ -> new HashMap<>())
                        .computeIfAbsent(idea, _ -> filled(count))[probe] =
                score;
    }

    /** Variants of which anything is known, in the order in which they came. */
    public Set<Variant> variants() {
        return Collections.unmodifiableSet(scores.keySet());
    }

    /** Ideas that have probes. */
    public Set<String> ideas() {
        return probes.keySet();
    }

    /** How many probes an idea has; 0 for one that is unknown. */
    int probes(String idea) {
        return probes.getOrDefault(idea, 0);
    }

    /** One variant's scores of an idea's probes; NaN where there is none. */
    double[] of(Variant variant, String idea) {
        Map<String, double[]> ideas = scores.get(variant);
        double[] found = ideas == null ? null : ideas.get(idea);
        return found == null ? filled(probes(idea)) : found.clone();
    }

    private static double[] filled(int count) {
        double[] none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
