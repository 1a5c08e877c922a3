package dev.semanticpassport.local.bench.knockout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How well scores put what is true first. */
final class Ranking {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(double score, boolean right) {}

    void add(double score, boolean right) {
        entries.add(new Entry(score, right));
    }

    void addAll(Ranking other) {
        entries.addAll(other.entries);
    }

    /**
     * The area under the curve of precision over recall, as average precision; entries of equal
     * score are taken together, so that no order among them counts.
     */
    double averagePrecision() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingDouble(Entry::score).reversed());
        long truths = entries.stream().filter(Entry::right).count();
        double area = 0;
        int taken = 0;
        int right = 0;
        while (taken < sorted.size()) {
            double score = sorted.get(taken).score();
            int before = right;
            while (taken < sorted.size() && sorted.get(taken).score() == score) {
                right += sorted.get(taken).right() ? 1 : 0;
                taken++;
            }
            area += (double) (right - before) / truths * right / taken;
        }
        return area;
    }

    /** What an order by chance is expected to reach: the share of what is true. */
    double chance() {
        return (double) entries.stream().filter(Entry::right).count() / entries.size();
    }
}
