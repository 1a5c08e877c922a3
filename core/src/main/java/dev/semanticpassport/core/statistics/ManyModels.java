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
}
