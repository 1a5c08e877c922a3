package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.weights.lineage.Relation;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What was told of descents that are known, kind by kind. */
final class Descent {
    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

    private static final class Count {
        private int pairs;
        private int started;
        private int related;
        private int relatedStrictly;
        private int asked;
        private int told;
    }

    /**
     * Counts a parent and its child.
     *
     * @param told whether what could be told of their descent was told rightly
     */
    synchronized void add(Kind kind, Relation relation, boolean told) {
        Count count = counts.computeIfAbsent(kind, _ -> new Count());
        count.pairs++;
        count.started += relation.startP() <= Relation.LEVEL ? 1 : 0;
        count.related += relation.relatedP() <= Relation.LEVEL ? 1 : 0;
        count.relatedStrictly += relation.relatedP() <= 0.001 ? 1 : 0;
        count.asked++;
        count.told += told ? 1 : 0;
    }

    void print(PrintStream out, String what) {
        Table table =
                new Table(
                        what,
                        "pairs",
                        "common start",
                        "related at 0.01",
                        "related at 0.001",
                        "descent told");
        counts.forEach((kind, count) ->
                table.row(
                        kind.words(),
                        count.pairs,
                        share(count.started, count.pairs),
                        share(count.related, count.pairs),
                        share(count.relatedStrictly, count.pairs),
                        share(count.told, count.asked)
                                + (kind.told() == Kind.Told.EQUAL ? " as equal" : "")
                                + (kind.told() == Kind.Told.PARENTS ? " by both parents" : "")));
        table.print(out);
    }

    /** Share of related pairs that are found so. */
    double power() {
        return ratio(_ -> true, false);
    }

    /** Share of pairs of which one was made of the other whose direction is right. */
    double direction() {
        return ratio(kind -> kind.told() != Kind.Told.EQUAL, true);
    }

    int pairs() {
        return counts.values().stream().mapToInt(count -> count.pairs).sum();
    }

    /** Power by kind. */
    Map<String, Double> powers() {
        Map<String, Double> powers = new java.util.LinkedHashMap<>();
        counts.forEach((kind, count) ->
                powers.put(
                        kind.name().toLowerCase(Locale.ROOT),
                        (double) count.related / count.pairs));
        return powers;
    }

    private double ratio(Predicate<Kind> wanted, boolean told) {
        int right = 0;
        int all = 0;
        for (Map.Entry<Kind, Count> entry : counts.entrySet()) {
            if (wanted.test(entry.getKey())) {
                right += told ? entry.getValue().told : entry.getValue().related;
                all += told ? entry.getValue().asked : entry.getValue().pairs;
            }
        }
        return all == 0 ? Double.NaN : (double) right / all;
    }

    private static String share(int part, int whole) {
        return String.format(Locale.ROOT, "%d (%.1f %%)", part, 100.0 * part / whole);
    }
}
