package dev.semanticpassport.recognition.identifying;

import java.util.Arrays;

/**
 * How the models of a panel look to it, for one number of answers: what identification measures new
 * answers against. Each model gives one draw, so that its own rank among all is uniform.
 */
public final class PanelFigures {
    private final int answers;
    private final double[] gaps;
    private final double[] tops;
    private final double[] foreign;

    /**
     * @param answers drawn of each model
     * @param gaps for each model by how much the best score of the panel stands above its own
     *     entry's
     * @param tops for each model the best fit in the panel
     * @param foreign for each family the best fit that one of its models reaches in the panel
     *     without the family
     */
    PanelFigures(int answers, double[] gaps, double[] tops, double[] foreign) {
        this.answers = answers;
        this.gaps = sorted(gaps);
        this.tops = sorted(tops);
        this.foreign = sorted(foreign);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Answers drawn of each model. */
    public int answers() {
        return answers;
    }

    public int models() {
        return gaps.length;
    }

    public int families() {
        return foreign.length;
    }

    /** Whether so many models allow a set that misses at most 1 − level of them. */
    boolean supportsSet(double level) {
        return rank(level) <= gaps.length;
    }

    /** How far below the best a model of the panel may stand and still belong to the set. */
    double widestGap(double level) {
        return gaps[rank(level) - 1];
    }

    private int rank(double level) {
        return (int) Math.ceil((gaps.length + 1) * level - 1e-9);
    }

    /**
     * (1 + models whose best is no higher) / (1 + models): chance of a top so low from the panel.
     */
    double chanceOfSoLow(double top) {
        int low = 0;
        while (low < tops.length && tops[low] <= top) {
            low++;
        }
        return (1.0 + low) / (1 + tops.length);
    }

    /** (1 + families that reach it from outside) / (1 + families): never 0. */
    double chanceFromOutside(double top) {
        int high = 0;
        while (high < foreign.length && foreign[foreign.length - 1 - high] >= top) {
            high++;
        }
        return (1.0 + high) / (1 + foreign.length);
    }
}
