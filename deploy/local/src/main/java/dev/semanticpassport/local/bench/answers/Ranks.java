package dev.semanticpassport.local.bench.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the right model stands in its trials. */
final class Ranks {
    private final List<Double> first = new ArrayList<>();
    private final List<Double> firstFive = new ArrayList<>();
    private final List<Double> family = new ArrayList<>();
    private final List<Double> knownTops = new ArrayList<>();
    private final List<Double> foreignTops = new ArrayList<>();

    /** Adds the trials of a panel, each model's together. */
    void add(List<RecordedModel> panel, List<Scoring.Trial> trials) {
        int[] counts = new int[panel.size()];
        int[][] hits = new int[panel.size()][3];
        for (Scoring.Trial trial : trials) {
            double[] scores = trial.scores();
            double own = scores[trial.source()];
            String ownFamily = panel.get(trial.source()).family();
            int higher = 0;
            int best = 0;
            double top = Double.NEGATIVE_INFINITY;
            double outside = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < panel.size(); i++) {
                higher += scores[i] > own ? 1 : 0;
                best = scores[i] > scores[best] ? i : best;
                double fit = trial.fits()[i];
                top = Math.max(top, fit);
                if (!panel.get(i).family().equals(ownFamily)) {
                    outside = Math.max(outside, fit);
                }
            }
            counts[trial.source()]++;
            hits[trial.source()][0] += higher == 0 ? 1 : 0;
            hits[trial.source()][1] += higher < 5 ? 1 : 0;
            hits[trial.source()][2] += panel.get(best).family().equals(ownFamily) ? 1 : 0;
            if (outside > Double.NEGATIVE_INFINITY) {
                knownTops.add(top);
                foreignTops.add(outside);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                first.add((double) hits[i][0] / counts[i]);
                firstFive.add((double) hits[i][1] / counts[i]);
                family.add((double) hits[i][2] / counts[i]);
            }
        }
    }

    Shares first() {
        return new Shares(first);
    }

    Shares firstFive() {
        return new Shares(firstFive);
    }

    Shares family() {
        return new Shares(family);
    }

    /** Chance that the best in the panel is higher than the best with the own family left out. */
    double noneArea() {
        return area(knownTops, foreignTops);
    }

    /** The area under the ROC curve; ties count half; 0.5 where there is nothing to compare. */
    static double area(List<Double> high, List<Double> low) {
        double[] sorted = low.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double sum = 0;
        for (double value : high) {
            int below = lowerBound(sorted, value, false);
            int upTo = lowerBound(sorted, value, true);
            sum += below + .5 * (upTo - below);
        }
        return high.isEmpty() || sorted.length == 0 ? .5 : sum / high.size() / sorted.length;
    }

    private static int lowerBound(double[] sorted, double value, boolean after) {
        int place = Arrays.binarySearch(sorted, value);
        if (place < 0) {
            return -place - 1;
        }
        while (after && place < sorted.length && sorted[place] == value) {
            place++;
        }
        while (!after && place > 0 && sorted[place - 1] == value) {
            place--;
        }
        return place;
    }
}
