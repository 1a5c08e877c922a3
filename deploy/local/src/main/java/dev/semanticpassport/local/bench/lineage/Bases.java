package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.weights.lineage.Anatomy;
import dev.semanticpassport.weights.lineage.Change;
import dev.semanticpassport.weights.lineage.SameBase;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Whether it is told on which base an adapter stands. */
final class Bases {
    private final Rates own = new Rates();
    private final Rates others = new Rates();
    private final Rates oneBase = new Rates();
    private final Rates twoBases = new Rates();
    private int adapters;
    private int first;

    /**
     * Looks at all adapters beside all bases, and at all pairs of adapters of starts of their own.
     */
    void look(
            List<Member> members,
            Map<String, Change> changes,
            Map<String, Anatomy> models,
            long seed) {
        List<String> bases = members.stream().map(Member::on).distinct().toList();
        for (Member member : members) {
            Change change = changes.get(member.name());
            if (change != null) {
                beside(member, change, bases, models, seed);
                for (Member other : members) {
                    Change match = changes.get(other.name());
                    if (match != null
                            && other.name().compareTo(member.name()) < 0
                            && other.start() != member.start()) {
                        (other.on().equals(member.on()) ? oneBase : twoBases)
                                .add(pair(change, match, random(seed, member, other.name())));
                    }
                }
            }
        }
    }

    private void beside(
            Member member,
            Change change,
            List<String> bases,
            Map<String, Anatomy> models,
            long seed) {
        double least = 2;
        String nearest = "";
        for (String base : bases) {
            Anatomy model = models.get(base);
            if (model == null) {
                continue;
            }
            double p = base(change, model, random(seed, member, base));
            (base.equals(member.on()) ? own : others).add(p);
            if (p < least) {
                least = p;
                nearest = base;
            }
        }
        adapters++;
        first += nearest.equals(member.on()) ? 1 : 0;
    }

    private static SplittableRandom random(long seed, Member member, String other) {
        return new SplittableRandom(seed + 31L * member.name().hashCode() + other.hashCode());
    }

    private static double pair(Change one, Change other, SplittableRandom random) {
        try {
            return SameBase.pValue(one, other, random).orElse(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double base(Change change, Anatomy model, SplittableRandom random) {
        try {
            return SameBase.pValue(change, model, random).orElse(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(PrintStream out) {
        Table table =
                new Table("the base of an adapter", "pairs", "at 0.05", "at 0.01", "at 0.001");
        row(table, "an adapter and its base", own);
        row(table, "an adapter and another base", others);
        row(table, "two authors on one base", oneBase);
        row(table, "two authors on two bases", twoBases);
        table.print(out);
        out.printf("  its own base comes first for %d of %d adapters%n", first, adapters);
    }

    private static void row(Table table, String what, Rates rates) {
        table.row(what, rates.pairs(), rates.cell(0.05), rates.cell(0.01), rates.cell(0.001));
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("own", own.shares());
        figures.put("other", others.shares());
        figures.put("first", adapters == 0 ? null : (double) first / adapters);
        figures.put("two_authors_one_base", oneBase.shares());
        figures.put("two_authors_two_bases", twoBases.shares());
        return figures;
    }
}
