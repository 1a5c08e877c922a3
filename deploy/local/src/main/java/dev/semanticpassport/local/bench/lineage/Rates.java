package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P-values of many pairs, gathered from several threads, and how many are at or under a level. */
final class Rates {
    static final double[] LEVELS = {0.05, 0.01, 0.001};
    private static final double CONFIDENCE = 0.95;

    private final List<Double> pValues = Collections.synchronizedList(new ArrayList<>());

    void add(double pValue) {
        pValues.add(pValue);
    }

    Rates plus(Rates other) {
        Rates both = new Rates();
        both.pValues.addAll(pValues);
        both.pValues.addAll(other.pValues);
        return both;
    }

    int pairs() {
        return pValues.size();
    }

    Proportion at(double level) {
        return new Proportion(
                (int) pValues.stream().filter(value -> value <= level).count(), pairs());
    }

    /** Share and exact limits, as a table has them. */
    String cell(double level) {
        if (pValues.isEmpty()) {
            return "–";
        }
        Proportion share = at(level);
        Proportion.Interval limits = share.clopperPearson(CONFIDENCE);
        return String.format(
                Locale.ROOT, "%.5f (%.5f–%.5f)", share.share(), limits.low(), limits.high());
    }

    Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (double level : LEVELS) {
            shares.put(name(level), pValues.isEmpty() ? null : at(level).share());
        }
        return shares;
    }

    Map<String, List<Double>> limits() {
        Map<String, List<Double>> limits = new LinkedHashMap<>();
        for (double level : LEVELS) {
            if (!pValues.isEmpty()) {
                Proportion.Interval interval = at(level).clopperPearson(CONFIDENCE);
                limits.put(name(level), List.of(interval.low(), interval.high()));
            }
        }
        return limits;
    }

    private static String name(double level) {
        return String.valueOf(level);
    }
}
