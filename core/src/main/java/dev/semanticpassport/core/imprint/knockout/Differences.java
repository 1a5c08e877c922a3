package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paired differences between the whole adapter and what is left of it, for the removals of one kind
 * (modules, layers, or pairs of layers).
 */
final class Differences {
    private final Scores scores;
    private final List<String> comparable;
    private final List<Variant.Minus> removals;
    private final Map<Cell, double[]> differences = new HashMap<>();

    private record Cell(Variant.Minus removal, String idea) {}

    /**
     * @param comparable ideas whose lost scores are held against another's
     */
    Differences(
            Scores scores,
            List<String> ideas,
            List<String> comparable,
            List<Variant.Minus> removals) {
        this.scores = scores;
        this.comparable = comparable;
        this.removals = removals;
        for (Variant.Minus removal : removals) {
            for (String idea : ideas) {
                differences.put(new Cell(removal, idea), of(scores, removal, idea));
            }
            for (String idea : comparable) {
                differences.computeIfAbsent(
                        new Cell(removal, idea), _ -> of(scores, removal, idea));
            }
        }
    }

    /**
     * Score with the whole minus score with a variant, probe by probe; NaN where one is missing.
     */
    static double[] of(Scores scores, Variant variant, String idea) {
        double[] whole = scores.of(new Variant.Whole(), idea);
        double[] left = scores.of(variant, idea);
        for (int i = 0; i < whole.length; i++) {
            whole[i] -= left[i];
        }
        return whole;
    }

    /** The values that are there. */
    static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Score lost to a removal, probe by probe, in [−1, 1]. */
    double[] lost(Variant.Minus removal, String idea) {
        double[] found = differences.get(new Cell(removal, idea));
        return found == null ? new double[0] : found;
    }

    /**
     * Lost score beyond expectation, probe by probe, in [−1, 1]. Two causes are expected to act one
     * without the other, as in Bliss's independence (1939): the removal, which takes r from
     * comparable ideas, and the idea's own frailty, which loses it k under comparable removals;
     * together r + k − r k. Gains count as no loss on all three sides alike.
     */
    double[] beyondExpected(Variant.Minus removal, String idea) {
        double[] own = lost(removal, idea);
        double[] beyond = new double[own.length];
        for (int probe = 0; probe < own.length; probe++) {
            double ofOthers = ofOtherIdeas(removal, idea, probe);
            double elsewhere = underOtherRemovals(removal, idea, probe);
            beyond[probe] = loss(own[probe]) - (ofOthers + elsewhere - ofOthers * elsewhere);
        }
        return beyond;
    }

    private double ofOtherIdeas(Variant.Minus removal, String idea, int probe) {
        double sum = 0;
        int count = 0;
        for (String other : comparable) {
            double[] theirs = lost(removal, other);
            if (!other.equals(idea) && theirs.length > 0) {
                double value = theirs[probe % theirs.length];
                if (!Double.isNaN(value)) {
                    sum += loss(value);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private double underOtherRemovals(Variant.Minus removal, String idea, int probe) {
        double sum = 0;
        int count = 0;
        for (Variant.Minus other : removals) {
            if (apart(removal, other)) {
                double value = lost(other, idea)[probe];
                if (!Double.isNaN(value)) {
                    sum += loss(value);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    static boolean apart(Variant.Minus some, Variant.Minus others) {
        for (Part part : some.parts()) {
            for (Part other : others.parts()) {
                if (!part.apartFrom(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double loss(double difference) {
        return Math.max(0, difference);
    }

    int probes(String idea) {
        return scores.probes(idea);
    }
}
