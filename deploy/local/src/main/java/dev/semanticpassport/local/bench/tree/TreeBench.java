package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How good are meaning trees? On writing with a known hierarchy, beside two baselines that get the
 * same tokens; and how long does a large one take?
 */
public final class TreeBench {
    private static final int MESSAGES = 400;

    private final PrintStream out;

    public TreeBench(PrintStream out) {
        this.out = out;
    }

    /**
     * @param documents Markdown whose headings are the truth
     * @param corpora how many generated ones
     * @param seed of the first of them
     * @param large messages of the corpus that is timed
     */
    public void run(Path documents, int corpora, long seed, int large) throws IOException {
        List<KnownWriting> writing = new ArrayList<>();
        for (int i = 0; i < corpora; i++) {
            writing.add(GeneratedWriting.of(seed + i, MESSAGES));
        }
        writing.add(HeadedDocuments.of(documents));
        Map<String, Function<KnownWriting, List<FoundIdea>>> methods = new LinkedHashMap<>();
        methods.put("tree", known -> OurTree.ideas(known.messages()));
        methods.put("kmeans", known -> FrequentTerms.ideas(Tokens.of(known.messages())));
        methods.put("ward", known -> WardOfTfIdf.ideas(Tokens.of(known.messages())));
        Table table =
                new Table(
                        "writing",
                        "planted",
                        "method",
                        "ideas",
                        "idea recall",
                        "idea precision",
                        "edge precision",
                        "edge recall",
                        "edge F1");
        Map<String, List<Matching.Quality>> all = new LinkedHashMap<>();
        for (KnownWriting known : writing) {
            methods.forEach((name, method) -> {
                Matching.Quality quality = Matching.quality(known.ideas(), method.apply(known));
                all.computeIfAbsent(name, _ -> new ArrayList<>()).add(quality);
                row(table, known.name(), known.ideas().size(), name, quality);
            });
        }
        all.forEach((name, list) -> row(table, "mean", 0, name, mean(list)));
        table.print(out);
        double seconds = seconds(large);
        out.printf(
                Locale.ROOT,
                "%nA tree of %,d messages took %.1f s on %d processors.%n%n",
                large,
                seconds,
                Runtime.getRuntime().availableProcessors());
        Table.json(out, figures(all, seconds));
    }

    /** The documents count as much as all generated corpora together. */
    private static Matching.Quality mean(List<Matching.Quality> all) {
        Matching.Quality generated = Matching.Quality.mean(all.subList(0, all.size() - 1));
        return all.size() < 2
                ? all.getLast()
                : Matching.Quality.mean(List.of(generated, all.getLast()));
    }

    private static double seconds(int messages) {
        KnownWriting large = GeneratedWriting.of(7, messages);
        long started = System.nanoTime();
        TreeBuilding.build(large.messages(), TreeSettings.USUAL);
        return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    }

    private static Map<String, Object> figures(
            Map<String, List<Matching.Quality>> all, double seconds) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Map<String, Object> baselines = new LinkedHashMap<>();
        all.forEach((name, list) -> {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("edge_f1", rounded(mean(list).edgeF1()));
            own.put("idea_recall", rounded(mean(list).ideaRecall()));
            baselines.put(name, own);
        });
        Object ours = baselines.remove("tree");
        figures.put("bench", "tree");
        if (ours instanceof Map<?, ?> own) {
            figures.put("edge_f1", own.get("edge_f1"));
            figures.put("idea_recall", own.get("idea_recall"));
        }
        figures.put("baselines", baselines);
        figures.put("seconds_10000_messages", seconds);
        return figures;
    }

    private static void row(
            Table table, String name, int planted, String method, Matching.Quality quality) {
        table.row(
                name,
                planted == 0 ? "" : planted,
                method,
                quality.found(),
                text(quality.ideaRecall()),
                text(quality.ideaPrecision()),
                text(quality.edgePrecision()),
                text(quality.edgeRecall()),
                text(quality.edgeF1()));
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
