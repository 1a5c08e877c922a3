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
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether thresholds keep for strangers what they promise. Siblings are not independent, so that
 * the binomial interval of what was promised counts each pair of families once.
 */
final class Promises {
    static final List<Double> LEVELS = List.of(.05, .01, .001);
    private static final double TAIL = .025;

    /** No model's family. */
    private static final String NOBODY = "";

    private final String title;
    private final List<Integer> answers;
    private final Map<String, Kept> kept = new HashMap<>();

    /** Claims that were believed, of those that were made. */
    private static final class Kept {
        private final Tally strange = new Tally();
        private final Tally known = new Tally();
        private final Tally right = new Tally();
        private final Set<Set<String>> pairs = new HashSet<>();
        private final Set<String> refused = new TreeSet<>();
    }

    /**
     * @param title where the thresholds come from
     */
    Promises(String title, List<Integer> answers) {
        this.title = title;
        this.answers = List.copyOf(answers);
    }

    /**
     * Tries thresholds on models' claims.
     *
     * @param impostors what the false claims score that thresholds are learnt from, where a family
     *     is strange
     * @param known claims of models that the panel knows
     * @param strange the same claims, of a panel without the family of whoever claims falsely
     */
    void test(
            int ofAnswers,
            Function<String, ImpostorScores> impostors,
            ClaimScores known,
            ClaimScores strange,
            long seed) {
        Map<String, ImpostorScores> learnt = new HashMap<>();
        for (double level : LEVELS) {
            Kept of = kept.computeIfAbsent(key(ofAnswers, level), _ -> new Kept());
            Map<String, Threshold> thresholds = new HashMap<>();
            Function<String, Threshold> threshold =
                    family ->
                            thresholds.computeIfAbsent(
                                    family,
                                    one ->
                                            learnt.computeIfAbsent(one, impostors)
                                                    .threshold(
                                                            level,
                                                            RandomGeneratorFactory.of(
                                                                            "L64X128MixRandom")
                                                                    .create(seed)));
            for (ClaimScores.Claim claim : strange.unrelated()) {
                if (believe(claim, threshold.apply(claim.source().family()), of, of.strange)) {
                    of.pairs.add(
                            new TreeSet<>(
                                    List.of(claim.claimed().family(), claim.source().family())));
                }
            }
            Threshold whole = threshold.apply(NOBODY);
            known.unrelated().forEach(claim -> believe(claim, whole, of, of.known));
            known.own().forEach(claim -> believe(claim, whole, of, of.right));
        }
    }

    /** Whether there was a threshold to believe it by. */
    private static boolean believe(
            ClaimScores.Claim claim, Threshold threshold, Kept of, Tally tally) {
        return switch (threshold) {
            case Threshold.Unsupported(String why) -> {
                of.refused.add(why);
                yield false;
            }
            case Threshold.Above above -> {
                tally.add(claim.source().name(), claim.score() > above.score());
                yield true;
            }
        };
    }

    private static String key(int answers, double level) {
        return answers + "/" + level;
    }

    private Kept kept(int of, double level) {
        return kept.computeIfAbsent(key(of, level), _ -> new Kept());
    }

    void print(PrintStream out) {
        Table table =
                new Table(
                        "answers",
                        "promised",
                        "strangers believed",
                        "of claims",
                        "95 % of what was promised, by pairs of families",
                        "known impostors believed",
                        "true claims believed");
        Set<String> reasons = new TreeSet<>();
        for (int of : answers) {
            for (double level : LEVELS) {
                row(table, of, level);
                reasons.addAll(kept(of, level).refused);
            }
        }
        out.println("\n" + title + ":\n");
        table.print(out);
        reasons.stream().limit(3).forEach(why -> out.println("Refused: " + why + "."));
        if (reasons.size() > 3) {
            out.println("Refused for %d more reasons of this kind.".formatted(reasons.size() - 3));
        }
    }

    private void row(Table table, int of, double level) {
        Kept claims = kept(of, level);
        if (claims.strange.draws() == 0) {
            String why = claims.refused.isEmpty() ? "none made" : "refused";
            table.row(of, level, why, "-", "-", "-", "-");
            return;
        }
        int pairs = claims.pairs.size();
        BinomialDistribution promised = BinomialDistribution.of(pairs, level);
        double low = promised.inverseCumulativeProbability(TAIL) / (double) pairs;
        double high = promised.inverseCumulativeProbability(1 - TAIL) / (double) pairs;
        table.row(
                of,
                level,
                claims.strange.share() + (claims.refused.isEmpty() ? "" : ", some refused"),
                claims.strange.draws(),
                four(low) + " to " + four(high) + " (" + pairs + " pairs)",
                claims.known.draws() == 0 ? "-" : claims.known.share(),
                claims.right.draws() == 0 ? "-" : claims.right.shares().say());
    }

    /** For JSON: by answers the share of strangers believed, or why no threshold was given. */
    Map<String, Object> figures(double level) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int of : answers) {
            Kept claims = kept(of, level);
            figures.put(
                    String.valueOf(of),
                    claims.strange.draws() == 0
                            ? "refused: " + claims.refused.stream().findFirst().orElse("no claims")
                            : claims.strange.share());
        }
        return figures;
    }

    private static String four(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
