package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.claiming.Threshold;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether thresholds learnt from some models keep on others what they promise. Siblings are not
 * independent, so that the binomial interval of what was promised counts each pair of families
 * once.
 */
final class Promises {
    static final List<Double> LEVELS = List.of(.05, .01, .001);
    private static final double TAIL = .025;

    private final List<Integer> answers;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    /** Claims that were believed, of those that were made. */
    private static final class Kept {
        private final Tally wrong = new Tally();
        private final Tally right = new Tally();
        private final Set<Set<String>> pairs = new HashSet<>();
    }

    Promises(List<Integer> answers) {
        this.answers = List.copyOf(answers);
    }

    /** Sets thresholds by known impostors, and tries them on other models' claims. */
    void test(
            int ofAnswers,
            ImpostorScores known,
            ClaimScores tested,
            List<ImpostorScores.Impostor> impostors,
            long seed) {
        for (double level : LEVELS) {
            String key = key(ofAnswers, level);
            switch (known.threshold(
                    level, RandomGeneratorFactory.of("L64X128MixRandom").create(seed))) {
                case Threshold.Unsupported(String why) -> refused.put(key, why);
                case Threshold.Above above -> {
                    Kept of = kept.computeIfAbsent(key, _ -> new Kept());
                    tested.unrelated()
                            .forEach(c -> of.wrong.add(c.source(), c.score() > above.score()));
                    tested.own().forEach(c -> of.right.add(c.source(), c.score() > above.score()));
                    impostors.forEach(claim ->
                            of.pairs.add(new TreeSet<>(List.of(claim.claimed(), claim.source()))));
                }
            }
        }
    }

    private static String key(int answers, double level) {
        return answers + "/" + level;
    }

    void print(PrintStream out) {
        Table table =
                new Table(
                        "answers",
                        "promised",
                        "false claims believed",
                        "of claims",
                        "95 % of what was promised, by pairs of families",
                        "true claims believed");
        Map<String, String> reasons = new LinkedHashMap<>();
        for (int of : answers) {
            for (double level : LEVELS) {
                String why = refused.get(key(of, level));
                row(table, of, level, why);
                if (why != null) {
                    reasons.putIfAbsent(why, key(of, level));
                }
            }
        }
        out.println(
                "\nThresholds learnt from one side alone, against the other's unrelated models:\n");
        table.print(out);
        reasons.keySet().stream().limit(3).forEach(why -> out.println("Refused: " + why + "."));
    }

    private void row(Table table, int of, double level, @Nullable String why) {
        Kept claims = kept.get(key(of, level));
        if (claims == null || claims.wrong.draws() == 0) {
            table.row(of, level, why == null ? "none made" : "refused", "-", "-", "-");
            return;
        }
        int pairs = claims.pairs.size();
        BinomialDistribution promised = BinomialDistribution.of(pairs, level);
        double low = promised.inverseCumulativeProbability(TAIL) / (double) pairs;
        double high = promised.inverseCumulativeProbability(1 - TAIL) / (double) pairs;
        table.row(
                of,
                level,
                claims.wrong.share() + (why == null ? "" : ", refused in some folds"),
                claims.wrong.draws(),
                four(low) + " to " + four(high) + " (" + pairs + " pairs)",
                claims.right.shares().say());
    }

    /** For JSON: by answers the share of false claims believed, or why no threshold was given. */
    Map<String, Object> figures(double level) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int of : answers) {
            Kept claims = kept.get(key(of, level));
            figures.put(
                    String.valueOf(of),
                    claims == null || claims.wrong.draws() == 0
                            ? "refused: " + refused.getOrDefault(key(of, level), "no claims")
                            : claims.wrong.share());
        }
        return figures;
    }

    private static String four(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
