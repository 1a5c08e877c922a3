package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does one model descend from another, by their answers to the same prompts? */
public final class LineageBench {
    private static final List<Integer> PROMPTS = List.of(16, 32, 64, Integer.MAX_VALUE);
    private static final List<Double> LEVELS = List.of(.01, .001);
    private static final List<String> KINDS =
            Stream.concat(
                            Stream.of(
                                    "unrelated",
                                    "derived",
                                    "same-model",
                                    "sibling",
                                    "series",
                                    "same-base"),
                            LineagePairs.SHARES.stream().map(LineagePairs::made))
                    .toList();

    private static final List<LineagePairs.Score> KNOWN_AND_OURS =
            List.of(LineagePairs.Score.DOUBLE_CENTRING, LineagePairs.Score.OURS);

    private final PrintStream out;
    private final List<String> names = new ArrayList<>();

    /** By number of prompts the pairs of each folder. */
    private final Map<Integer, List<LineagePairs>> compared = new TreeMap<>();

    public LineageBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Compares all pairs, on random prompts of those that verify.
     *
     * @param pooled further folders, each with thresholds of its own
     * @param newick where the tree of the first folder's models is written
     */
    public void run(
            @Nullable Path train, Path test, List<Path> pooled, @Nullable Path newick, long seed)
            throws IOException {
        long start = System.nanoTime();
        Progress progress = new Progress(out, PROMPTS.size() * (1 + pooled.size()));
        add(test, Rounds.read(train, test, out), seed, progress);
        for (Path other : pooled) {
            add(other, Rounds.read(null, other, out), seed, progress);
        }
        if (newick != null) {
            Files.writeString(
                    newick, pooled(Integer.MAX_VALUE).folders().getFirst().tree().newick() + "\n");
            out.println("The tree of the first folder's models is in " + newick);
        }
        print((System.nanoTime() - start) / 1e9);
    }

    private void add(Path folder, Rounds rounds, long seed, Progress progress) {
        names.add(String.valueOf(folder.getFileName()));
        List<KnownModel> cohort = cohort(rounds);
        LineagePairs.Cohort learnt = LineagePairs.Cohort.learn(cohort);
        out.println(
                "what is usual is learnt from all %d models, without their labels"
                        .formatted(cohort.size()));
        for (int prompts : PROMPTS) {
            compared.computeIfAbsent(prompts, _ -> new ArrayList<>())
                    .add(LineagePairs.compare(rounds.test(), learnt, prompts, seed));
            progress.step("all pairs on %s prompts".formatted(name(prompts)));
        }
    }

    private static List<KnownModel> cohort(Rounds rounds) {
        Map<String, KnownModel> cohort = new TreeMap<>();
        for (Round round : rounds.rounds()) {
            round.train().forEach(model -> cohort.put(model.name(), verification(model)));
            round.test().forEach(model -> cohort.put(model.name(), verification(model)));
        }
        return List.copyOf(cohort.values());
    }

    private static KnownModel verification(RecordedModel model) {
        return new KnownModel(model.name(), model.family(), model.verification());
    }

    private PooledPairs pooled(int prompts) {
        return new PooledPairs(compared.getOrDefault(prompts, List.of()));
    }

    private static String name(int prompts) {
        return prompts == Integer.MAX_VALUE ? "all" : String.valueOf(prompts);
    }

    private void print(double seconds) {
        out.println();
        Table table =
                new Table(
                        "prompts",
                        "pairs",
                        "count",
                        "known: AUC",
                        "found at 1 %",
                        "at 0.1 %",
                        "ours: AUC",
                        "found at 1 %",
                        "at 0.1 %",
                        "with identical long answers");
        for (int prompts : PROMPTS) {
            PooledPairs pairs = pooled(prompts);
            KINDS.forEach(kind -> row(table, prompts, kind, kind, pairs));
            for (int i = 0; i < names.size() && names.size() > 1; i++) {
                for (String kind : List.of("derived", "same-model")) {
                    row(table, prompts, kind + ", " + names.get(i), kind, pairs.only(i));
                }
            }
        }
        table.print(out);
        PooledPairs all = pooled(Integer.MAX_VALUE);
        out.println(
                "\nKnown: cosine of words, double-centred by prompt. Brackets: exact 95 % limits."
                        + " Thresholds are each folder's own. Derived against same base with other"
                        + " training, all prompts: AUC "
                        + three(all.area("derived", "same-base", LineagePairs.Score.OURS))
                        + ", known "
                        + three(
                                all.area(
                                        "derived", "same-base", LineagePairs.Score.DOUBLE_CENTRING))
                        + ". What is found is shared training or answers, not shared weights.");
        sayMissed(all);
        sayIdentical(all);
        figures(seconds);
    }

    private static void row(
            Table table, int prompts, String title, String kind, PooledPairs pairs) {
        if (pairs.count(kind) > 0) {
            List<Object> cells = new ArrayList<>(List.of(name(prompts), title, pairs.count(kind)));
            for (LineagePairs.Score score : KNOWN_AND_OURS) {
                cells.add(three(pairs.area(kind, score)));
                LEVELS.forEach(level -> cells.add(say(pairs.found(kind, level, score))));
            }
            cells.add(pairs.of(kind).filter(pair -> pair.identical() > 0).count());
            table.row(cells.toArray());
        }
    }

    /** Which derived pairs a threshold at 1 % does not find, and whether they share a script. */
    private void sayMissed(PooledPairs all) {
        for (LineagePairs folder : all.folders()) {
            double threshold = folder.threshold(LEVELS.getFirst(), LineagePairs.Score.OURS);
            List<Double> unrelated = folder.scores("unrelated", LineagePairs.Score.OURS);
            for (LineagePairs.Compared pair : folder.of("derived")) {
                if (pair.standing() <= threshold) {
                    double nearer =
                            unrelated.stream().filter(other -> other >= pair.standing()).count()
                                    / (double) unrelated.size();
                    out.printf(
                            Locale.ROOT,
                            "Missed at 1 %%: %s and %s, %.1f %% of unrelated pairs are as near;"
                                    + " %d prompts compared, %d answered in different scripts.%n",
                            pair.left(),
                            pair.right(),
                            100 * nearer,
                            pair.prompts(),
                            pair.inOtherScripts());
                }
            }
        }
    }

    private void sayIdentical(PooledPairs all) {
        List<LineagePairs.Compared> copied =
                all.of("unrelated").filter(pair -> pair.identical() > 0).toList();
        if (!copied.isEmpty()) {
            out.println(
                    "%d pairs that are called unrelated share a long answer character for character, for instance %s and %s (%d answers)."
                            .formatted(
                                    copied.size(),
                                    copied.getFirst().left(),
                                    copied.getFirst().right(),
                                    copied.getFirst().identical()));
        }
    }

    private void figures(double seconds) {
        PooledPairs all = pooled(Integer.MAX_VALUE);
        LineagePairs.Score ours = LineagePairs.Score.OURS;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "lineage");
        figures.put("folders", names.size());
        figures.put("pairs", all.count("derived"));
        figures.put("auc", rounded(all.area("derived", ours)));
        figures.put("tpr", byLevel(all, "derived", ours));
        Map<String, Object> auc = new LinkedHashMap<>();
        Map<String, Object> found = new LinkedHashMap<>();
        for (int prompts : PROMPTS) {
            auc.put(name(prompts), rounded(pooled(prompts).area("derived", ours)));
            found.put(name(prompts), byLevel(pooled(prompts), "derived", ours));
        }
        figures.put("auc_by_prompts", auc);
        figures.put("tpr_by_prompts", found);
        Map<String, Object> folders = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            folders.put(names.get(i), ofBoth(all.only(i)));
        }
        figures.put("by_folder", folders);
        figures.put(
                "known",
                Map.of(
                        "auc", rounded(all.area("derived", KNOWN_AND_OURS.getFirst())),
                        "tpr", byLevel(all, "derived", KNOWN_AND_OURS.getFirst())));
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("same-model", byLevel(all, "same-model", ours));
        for (double share : LineagePairs.SHARES) {
            others.put("made_" + share, byLevel(all, LineagePairs.made(share), ours));
        }
        figures.put("tpr_of_other_pairs", others);
        figures.put("auc_against_same_base", rounded(all.area("derived", "same-base", ours)));
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static Map<String, Object> ofBoth(PooledPairs pairs) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pairs", pairs.count("derived"));
        figures.put("auc", rounded(pairs.area("derived", LineagePairs.Score.OURS)));
        figures.put("tpr", byLevel(pairs, "derived", LineagePairs.Score.OURS));
        LineagePairs.Score known = LineagePairs.Score.DOUBLE_CENTRING;
        figures.put("known_auc", rounded(pairs.area("derived", known)));
        figures.put("known_tpr", byLevel(pairs, "derived", known));
        return figures;
    }

    private static Map<String, Object> byLevel(
            PooledPairs pairs, String kind, LineagePairs.Score score) {
        Map<String, Object> levels = new LinkedHashMap<>();
        for (double level : LEVELS) {
            levels.put(String.valueOf(level), rounded(pairs.found(kind, level, score).share()));
        }
        return levels;
    }

    private static String say(Proportion found) {
        Proportion.Interval limits = found.clopperPearson(.95);
        return String.format(
                Locale.ROOT, "%.3f (%.2f-%.2f)", found.share(), limits.low(), limits.high());
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
