package dev.semanticpassport.core.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which of many models (or passports) are recognised together. Takes e-values at the stop, not the
 * largest ever seen; nothing is assumed on how they depend on each other.
 */
public final class ManyModels {
    private ManyModels() {}

    /**
     * e-BH (Wang and Ramdas, 2022): the k* models with the largest e-values, where k* = max{k :
     * e_(k) ≥ M/(αk)}. Of the models recognised, at most the share alpha is false on average.
     *
     * @return positions in the list
     */
    public static SortedSet<Integer> withFalseDiscoveryRate(List<EValue> models, double alpha) {
        Share.require("alpha", alpha);
        List<Integer> strongestFirst =
                IntStream.range(0, models.size())
                        .boxed()
                        .sorted(Comparator.comparing(models::get, Comparator.reverseOrder()))
                        .toList();
        int recognised = 0;
        for (int k = 1; k <= models.size(); k++) {
            double lnNeeded = StrictMath.log(models.size() / (alpha * k));
            if (models.get(strongestFirst.get(k - 1)).ln() >= lnNeeded) {
                recognised = k;
            }
        }
        return new TreeSet<>(strongestFirst.subList(0, recognised));
    }

    /**
     * All models with e ≥ M/α: the chance that any of those recognised is false is at most alpha.
     *
     * @return positions in the list
     */
    public static SortedSet<Integer> familyWise(List<EValue> models, double alpha) {
        Share.require("alpha", alpha);
        double lnNeeded = StrictMath.log(models.size() / alpha);
        var recognised = new TreeSet<Integer>();
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).ln() >= lnNeeded) {
                recognised.add(i);
            }
        }
        return recognised;
    }

    /**
     * e-LOND (Xu and Ramdas 2024), for models that keep arriving: the t-th is recognised if e_t ≥ 1
     * / (α γ_t (R + 1)), R being how many were recognised before. Of those recognised at any time,
     * at most the share alpha is false on average, whatever the dependence. What was decided on a
     * model does not change by later ones.
     *
     * @param models in the order of their arrival
     * @return positions in the list
     */
    public static SortedSet<Integer> asTheyArrive(List<EValue> models, double alpha) {
        Share.require("alpha", alpha);
        var recognised = new TreeSet<Integer>();
        for (int t = 1; t <= models.size(); t++) {
            if (models.get(t - 1).ln() >= lnNeededOnArrival(t, recognised.size(), alpha)) {
                recognised.add(t - 1);
            }
        }
        return recognised;
    }

    /**
     * The natural logarithm of the evidence that the t-th model to arrive needs.
     *
     * @param arrival t, from 1
     * @param recognised of those that arrived before
     */
    public static double lnNeededOnArrival(int arrival, int recognised, double alpha) {
        Share.require("alpha", alpha);
        return -StrictMath.log(alpha * shareOfArrival(arrival) * (recognised + 1));
    }

    /**
     * γ_t = 1 / ln(e + t − 1) − 1 / ln(e + t): each term ends where the next begins, so that all of
     * them sum to 1 / ln(e) = 1; it falls hardly faster than 1 / t.
     */
    static double shareOfArrival(int arrival) {
        if (arrival < 1) {
            throw new IllegalArgumentException("models arrive from 1 on, not " + arrival);
        }
        double before = StrictMath.log(StrictMath.E + arrival - 1);
        double after = StrictMath.log(StrictMath.E + arrival);
        return StrictMath.log1p(1 / (StrictMath.E + arrival - 1)) / (before * after);
    }
}
