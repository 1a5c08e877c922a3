package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Equality on the lab's models, sampled at temperature 1: is the statistic the published one, how
 * fast are permutations, how often are the tests wrong, and how soon is another model noticed.
 */
public final class EqualityBench {
    private static final int SAMPLED = 2_000;
    private static final int SAMPLED_OF_OTHERS = 300;
    private static final int BEFOREHAND = 1_000;
    private static final int REFERENCES = 20;
    private static final int MOST = 400;
    private static final List<Double> SHARES = List.of(1.0, .5, .25);

    private final Screen screen;
    private final long seed;
    private final Map<LabModels, Map<String, List<String>>> sampled =
            new EnumMap<>(LabModels.class);

    public EqualityBench(Screen screen, long seed) {
        this.screen = screen;
        this.seed = seed;
    }

    /**
     * @param folder where sampled answers are kept
     * @param nullRuns of each test's size
     * @param runs for each other model and share
     */
    public void run(Path folder, int nullRuns, int runs) throws IOException {
        long start = System.nanoTime();
        sample(folder);
        double sampling = (System.nanoTime() - start) / 1e9;
        double error = StatisticCheck.largestError(random(1));
        double inOneBlock = StatisticCheck.seconds(random(2), 1);
        double inBlocks = StatisticCheck.seconds(random(2), 25);
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  sampled in %.0f s; statistic differs by %.1e at most from the published"
                                + " definition;%n  10,000 permutations of 250 + 250 answers: %.2f s"
                                + " to one prompt, %.2f s to 25",
                        sampling,
                        error,
                        inOneBlock,
                        inBlocks));
        Supply supply = new Supply(answers(LabModels.BASE), BEFOREHAND);
        Sizes sizes = new Sizes(supply, nullRuns);
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("permutations", said("permutations", sizes.permutations(random(3))));
        size.put("sequential", said("sequential", sizes.sequential(random(4))));
        size.put("runs", nullRuns);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "equality");
        figures.put("statistic_error", error);
        figures.put("seconds_b10000", rounded(inOneBlock));
        figures.put("size", size);
        catching(supply, runs, figures);
        figures.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
        Table.json(screen.out(), figures);
    }

    private void sample(Path folder) throws IOException {
        LabAnswers answers = new LabAnswers(folder, seed);
        for (LabModels model : LabModels.values()) {
            screen.status("  making and sampling " + model.says());
            sampled.put(
                    model,
                    answers.of(
                            model,
                            model == LabModels.BASE ? SAMPLED : SAMPLED_OF_OTHERS,
                            progress -> screen.status("  training " + model.says())));
        }
    }

    private Map<String, List<String>> answers(LabModels model) {
        return sampled.getOrDefault(model, Map.of());
    }

    private Map<String, Object> said(String test, Map<Double, Proportion> wrong) {
        Map<String, Object> shares = new LinkedHashMap<>();
        wrong.forEach((alpha, share) -> {
            Proportion.Interval limits = share.clopperPearson(.99);
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "  size of the %s test at %s: %.5f (%.5f to %.5f), %d of %d",
                            test,
                            alpha,
                            share.share(),
                            limits.low(),
                            limits.high(),
                            share.successes(),
                            share.trials()));
            shares.put(String.valueOf(alpha), share.share());
        });
        return shares;
    }

    private void catching(Supply supply, int runs, Map<String, Object> figures) {
        Catching catching = new Catching(supply, MOST);
        Table table =
                new Table(
                        "substituted by",
                        "share",
                        "answers, " + REFERENCES + " references",
                        "answers, 1 reference",
                        "plain kernel bet");
        Map<Double, List<List<Double>>> pooled = new LinkedHashMap<>();
        Map<String, Object> byModel = new LinkedHashMap<>();
        for (LabModels model : LabModels.values()) {
            if (model == LabModels.BASE) {
                continue;
            }
            Map<String, Object> medians = new LinkedHashMap<>();
            for (double share : SHARES) {
                screen.status("  substituting " + model.says());
                Map<String, List<String>> other = answers(model);
                List<List<Double>> caught =
                        List.of(
                                catching.ranks(other, share, REFERENCES, runs, random(5)),
                                catching.ranks(other, share, 1, runs, random(6)),
                                catching.plainKernel(other, share, runs, random(7)));
                add(table, model.says(), share, caught);
                medians.put(String.valueOf(share), shown(Catching.median(caught.getFirst())));
                if (model != LabModels.ROUNDED) {
                    List<List<Double>> all =
                            pooled.computeIfAbsent(
                                    share,
                                    _ ->
                                            List.of(
                                                    new ArrayList<>(),
                                                    new ArrayList<>(),
                                                    new ArrayList<>()));
                    for (int i = 0; i < all.size(); i++) {
                        all.get(i).addAll(caught.get(i));
                    }
                }
            }
            byModel.put(model.name().toLowerCase(Locale.ROOT), medians);
        }
        pooled.forEach((share, caught) -> add(table, "all but the rounded base", share, caught));
        table.print(screen.out());
        figures.put("references", REFERENCES);
        // a pair is one answer beside one; the others cost the known model's side more
        put(figures, "median_answers_with_references", pooled, 0);
        put(figures, "median_pairs", pooled, 1);
        put(figures, "median_pairs_plain_kernel", pooled, 2);
        figures.put("median_answers_by_model", byModel);
    }

    private static void put(
            Map<String, Object> figures,
            String name,
            Map<Double, List<List<Double>>> pooled,
            int way) {
        Map<String, Object> medians = new LinkedHashMap<>();
        pooled.forEach((share, caught) ->
                medians.put(String.valueOf(share), shown(Catching.median(caught.get(way)))));
        figures.put(name, medians);
    }

    private static void add(Table table, String name, double share, List<List<Double>> caught) {
        table.row(
                name,
                share,
                shown(Catching.median(caught.get(0))),
                shown(Catching.median(caught.get(1))),
                shown(Catching.median(caught.get(2))));
    }

    /** A number, or that it was never caught. */
    private static Object shown(double median) {
        return Double.isInfinite(median) ? "never" : (Object) (int) median;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private RandomGenerator random(int stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 100 + stream);
    }
}
