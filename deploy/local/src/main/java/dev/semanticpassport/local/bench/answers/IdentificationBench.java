package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.learning.Background;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which model of a panel answers like this? Beside the simple methods, on the same trials. */
public final class IdentificationBench {
    private static final List<Integer> ANSWERS = List.of(1, 4, 8, 16, 32, 64);

    private final PrintStream out;
    private final SetCheck sets = new SetCheck();
    private @Nullable Cost cost;

    public IdentificationBench(PrintStream out) {
        this.out = out;
    }

    /** Runs so many trials of each model and number of answers. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        out.printf(
                "%d trials of each model; prompts of enrolment and trial are disjoint; seed %d;"
                        + " brackets: 95 %% by bootstrap over models%n%n",
                trials, seed);
        Map<Method, Map<Integer, Ranks>> ranks = new EnumMap<>(Method.class);
        StyleFeatures features = rounds.features();
        Progress progress = new Progress(out, rounds.rounds().size() * Method.values().length);
        for (Round round : rounds.rounds()) {
            for (Method method : Method.values()) {
                Method.Trials drawn = learn(method, round, features, seed);
                for (int answers : ANSWERS) {
                    ranks.computeIfAbsent(method, _ -> new TreeMap<>())
                            .computeIfAbsent(answers, _ -> new Ranks())
                            .add(round.test(), drawn.of(answers, trials, seed));
                }
                progress.step(method.title());
            }
        }
        Table table =
                new Table("method", "answers", "top-1", "top-5", "family top-1", "none AUROC");
        ranks.forEach((method, byAnswers) ->
                byAnswers.forEach((answers, found) ->
                        table.row(
                                method.title(),
                                answers,
                                found.first().say(),
                                found.firstFive().say(),
                                found.family().say(),
                                three(found.noneArea()))));
        out.println();
        table.print(out);
        out.println();
        out.println(sets.say());
        print(rounds, ranks, (System.nanoTime() - start) / 1e9);
    }

    private Method.Trials learn(Method method, Round round, StyleFeatures features, long seed) {
        if (method != Method.OURS) {
            return method.learn(round, features);
        }
        Background background = Method.background(round);
        sets.add(background, round.test(), seed);
        Scoring scoring = Method.scoring(round.test(), background);
        cost = Cost.of(scoring);
        return scoring::trials;
    }

    private void print(Rounds rounds, Map<Method, Map<Integer, Ranks>> ranks, double seconds) {
        Map<Integer, Ranks> ours = ranks.getOrDefault(Method.OURS, Map.of());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "identification");
        figures.put("models", rounds.test().models().size());
        Map<String, Object> top1 = new LinkedHashMap<>();
        Map<String, Object> top5 = new LinkedHashMap<>();
        Map<String, Object> family = new LinkedHashMap<>();
        Map<String, Object> none = new LinkedHashMap<>();
        ours.forEach((answers, found) -> {
            top1.put(String.valueOf(answers), found.first().rounded());
            top5.put(String.valueOf(answers), found.firstFive().rounded());
            family.put(String.valueOf(answers), found.family().rounded());
            none.put(String.valueOf(answers), Math.round(1000 * found.noneArea()) / 1000.0);
        });
        figures.put("top1", top1);
        figures.put("top5", top5);
        figures.put("family_top1", family);
        figures.put("none_auroc", none.getOrDefault("64", 0.0));
        figures.put("none_auroc_by_answers", none);
        figures.put("set_at_0.95", sets.figures());
        Map<String, Object> baseline = tops(ranks.getOrDefault(Method.MINUS_PROMPT_MEAN, Map.of()));
        Map<String, Object> others = new LinkedHashMap<>();
        figures.put("baseline_top1", baseline);
        ranks.forEach((method, byAnswers) -> others.put(method.title(), tops(byAnswers)));
        figures.put("top1_by_method", others);
        if (cost != null) {
            out.printf(
                    Locale.ROOT,
                    "%nA model of a panel takes %d bytes, an answer %.1f microseconds to be described and set"
                            + " against the cohort's. Milliseconds of an identification by 64 answers,"
                            + " once described, by models in the panel: %s%n%n",
                    cost.bytesOfModel(),
                    cost.microsecondsOfAnswer(),
                    cost.milliseconds());
            figures.put("microseconds_of_answer", cost.microsecondsOfAnswer());
            figures.put("bytes_of_model", cost.bytesOfModel());
            figures.put("milliseconds_by_panel", cost.milliseconds());
        }
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static Map<String, Object> tops(Map<Integer, Ranks> byAnswers) {
        Map<String, Object> tops = new LinkedHashMap<>();
        byAnswers.forEach(
                (answers, found) -> tops.put(String.valueOf(answers), found.first().rounded()));
        return tops;
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
