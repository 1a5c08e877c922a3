package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.relating.Relating;
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

    private final PrintStream out;

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
        add(Rounds.read(train, test, out), seed, progress);
        for (Path other : pooled) {
            add(Rounds.read(null, other, out), seed, progress);
        }
        if (newick != null) {
            Files.writeString(newick, all().getFirst().tree().newick() + "\n");
            out.println("The tree of the first folder's models is in " + newick);
        }
        print((System.nanoTime() - start) / 1e9);
    }

    private void add(Rounds rounds, long seed, Progress progress) {
        List<KnownModel> cohort = cohort(rounds);
        Relating relating = LineagePairs.relating(cohort);
        out.println(
                "what is usual is learnt from all %d models, without their labels"
                        .formatted(cohort.size()));
        for (int prompts : PROMPTS) {
            compared.computeIfAbsent(prompts, _ -> new ArrayList<>())
                    .add(LineagePairs.compare(rounds.test(), relating, prompts, seed));
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

    private List<LineagePairs> all() {
        return compared.getOrDefault(Integer.MAX_VALUE, List.of());
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
                        "AUC",
                        "found at 1 %",
                        "at 0.1 %",
                        "pairs with identical long answers");
        Map<String, Object> auc = new LinkedHashMap<>();
        Map<String, Object> found = new LinkedHashMap<>();
        compared.forEach((prompts, folders) -> {
            for (String kind : KINDS) {
                row(table, prompts, kind, kind, folders);
            }
            for (int i = 0; i < folders.size() && folders.size() > 1; i++) {
                row(
                        table,
                        prompts,
                        "derived, folder " + (i + 1),
                        "derived",
                        folders.subList(i, i + 1));
            }
            auc.put(name(prompts), rounded(area(folders, "derived")));
            found.put(name(prompts), byLevel(folders, "derived"));
        });
        table.print(out);
        double sameBase = sameBase();
        out.println(
                "\nBrackets: exact 95 % limits. Thresholds are each folder's own. Derived against"
                        + " same base with other training, all prompts: AUC "
                        + three(sameBase)
                        + ". What is found is shared training or answers, not shared weights.");
        sayIdentical();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "lineage");
        figures.put("folders", all().size());
        figures.put("pairs", all().stream().mapToInt(p -> p.of("derived").size()).sum());
        figures.put("auc", auc.getOrDefault("all", 0.0));
        figures.put("tpr", found.getOrDefault("all", Map.of()));
        figures.put("auc_by_prompts", auc);
        figures.put("tpr_by_prompts", found);
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("same-model", byLevel(all(), "same-model"));
        for (double share : LineagePairs.SHARES) {
            others.put("made_" + share, byLevel(all(), LineagePairs.made(share)));
        }
        figures.put("tpr_of_other_pairs", others);
        figures.put("auc_against_same_base", rounded(sameBase));
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static void row(
            Table table, int prompts, String title, String kind, List<LineagePairs> folders) {
        int count = folders.stream().mapToInt(pairs -> pairs.of(kind).size()).sum();
        if (count > 0) {
            table.row(
                    name(prompts),
                    title,
                    count,
                    three(area(folders, kind)),
                    say(found(folders, kind, .01)),
                    say(found(folders, kind, .001)),
                    folders.stream()
                            .flatMap(pairs -> pairs.of(kind).stream())
                            .filter(pair -> pair.identical() > 0)
                            .count());
        }
    }

    private void sayIdentical() {
        List<LineagePairs.Compared> copied =
                all().stream()
                        .flatMap(pairs -> pairs.of("unrelated").stream())
                        .filter(pair -> pair.identical() > 0)
                        .toList();
        if (copied.isEmpty()) {
            return;
        }
        out.println(
                "%d pairs that are called unrelated share a long answer character for character, for instance %s and %s (%d answers)."
                        .formatted(
                                copied.size(),
                                copied.getFirst().left(),
                                copied.getFirst().right(),
                                copied.getFirst().identical()));
    }

    private double sameBase() {
        List<LineagePairs> folders =
                all().stream().filter(pairs -> !pairs.of("same-base").isEmpty()).toList();
        double sum = 0;
        int pairs = 0;
        for (LineagePairs folder : folders) {
            List<Double> derived = folder.standings("derived");
            sum += derived.size() * Ranks.area(derived, folder.standings("same-base"));
            pairs += derived.size();
        }
        return pairs == 0 ? .5 : sum / pairs;
    }

    /** Each folder's area by how many pairs it has. */
    private static double area(List<LineagePairs> folders, String kind) {
        double sum = 0;
        int pairs = 0;
        for (LineagePairs folder : folders) {
            List<Double> related = folder.standings(kind);
            sum += related.size() * Ranks.area(related, folder.standings("unrelated"));
            pairs += related.size();
        }
        return pairs == 0 ? .5 : sum / pairs;
    }

    private static Map<String, Object> byLevel(List<LineagePairs> folders, String kind) {
        Map<String, Object> levels = new LinkedHashMap<>();
        for (double level : LEVELS) {
            levels.put(String.valueOf(level), rounded(found(folders, kind, level).share()));
        }
        return levels;
    }

    private static Proportion found(List<LineagePairs> folders, String kind, double level) {
        int hits = 0;
        int pairs = 0;
        for (LineagePairs folder : folders) {
            if (!folder.of(kind).isEmpty()) {
                Proportion ofFolder = folder.found(kind, level);
                hits += ofFolder.successes();
                pairs += folder.of(kind).size();
            }
        }
        return new Proportion(hits, Math.max(1, pairs));
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
