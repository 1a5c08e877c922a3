package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.equating.ConformalBetting;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Equality where each prompt was answered once: a conformal test martingale over randomly split
 * prompts. A quarter of the prompts enrols the claimed model, another calibrates, the rest is asked
 * one by one; a share of the answers comes from a model of another family. An answer's score is how
 * little it speaks for the claimed model and how much for others of the panel. What is usual is
 * learnt from the one half of the families, and the models of the other half are claimed and
 * substituted; where another folder is given to learn from, from that.
 */
public final class RecordedEqualityBench {
    private static final List<Double> SHARES = List.of(1.0, .5, .25);
    private static final List<Double> ALPHAS = List.of(.05, .01, .001);
    private static final double ALPHA = .05;
    private static final String UNKNOWN = "its family not in the panel";
    private static final String KNOWN = "in the panel";

    private final PrintStream out;
    private final Map<String, Map<Double, List<Double>>> caught = new LinkedHashMap<>();
    private final List<Double> highestOfNulls = new ArrayList<>();

    /** One claimed model: scores by prompt of its own answers and of another's. */
    private record Claimed(
            Map<String, Double> own, Map<String, Double> other, List<String> prompts) {}

    public RecordedEqualityBench(PrintStream out) {
        this.out = out;
    }

    /** Runs so many times for each model and share. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        List<RecordedModel> models = AnswersFolder.read(test).models();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Round> rounds =
                train == null
                        ? Round.halves(models, 1, seed)
                        : List.of(
                                new Round(
                                        others(AnswersFolder.read(train).models(), models),
                                        models));
        for (Round round : rounds) {
            Background background =
                    Background.learn(
                            round.train().stream().map(RecordedModel::whole).toList(),
                            BackgroundSettings.DEFAULT);
            addRound(background, round.test(), trials, random);
        }
        print(models.size(), (System.nanoTime() - start) / 1e9);
    }

    private void addRound(
            Background background, List<RecordedModel> models, int trials, RandomGenerator random) {
        List<String> prompts = prompts(models);
        Collections.shuffle(prompts, random);
        Set<String> enrolling = new HashSet<>(prompts.subList(0, prompts.size() / 4));
        Panel panel =
                PanelEnrolling.enrol(
                        background,
                        models.stream().map(model -> enrolled(model, enrolling)).toList());
        ForeignScores scores = new ForeignScores(panel);
        List<String> left = prompts.subList(prompts.size() / 4, prompts.size());
        for (RecordedModel claimed : models) {
            OptionalInt place = scores.place(claimed);
            List<RecordedModel> others =
                    models.stream().filter(m -> !m.family().equals(claimed.family())).toList();
            for (int trial = 0; trial < trials && place.isPresent(); trial++) {
                int at = place.getAsInt();
                nulls(scores.of(claimed, at, ""), left, random);
                if (!others.isEmpty()) {
                    RecordedModel other = others.get(random.nextInt(others.size()));
                    for (String where : List.of(UNKNOWN, KNOWN)) {
                        String hidden = where.equals(UNKNOWN) ? other.family() : "";
                        Claimed scored =
                                new Claimed(
                                        scores.of(claimed, at, hidden),
                                        scores.of(other, at, hidden),
                                        left);
                        substitute(where, scored, random);
                    }
                }
            }
        }
    }

    private void substitute(String where, Claimed scored, RandomGenerator random) {
        for (double share : SHARES) {
            caught.computeIfAbsent(where, _ -> new TreeMap<>(Collections.reverseOrder()))
                    .computeIfAbsent(share, _ -> new ArrayList<>())
                    .add(caughtAt(scored, share, random));
        }
    }

    private static double caughtAt(Claimed scored, double share, RandomGenerator random) {
        List<String> prompts = new ArrayList<>(scored.prompts());
        Collections.shuffle(prompts, random);
        int calibrating = prompts.size() / 3;
        ConformalBetting betting =
                new ConformalBetting(values(scored.own(), prompts.subList(0, calibrating)), random);
        int asked = 0;
        for (String prompt : prompts.subList(calibrating, prompts.size())) {
            Double score =
                    (random.nextDouble() < share ? scored.other() : scored.own()).get(prompt);
            if (score != null) {
                asked++;
                if (betting.bet(score).ln() >= -Math.log(ALPHA)) {
                    return asked;
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private void nulls(Map<String, Double> own, List<String> all, RandomGenerator random) {
        List<String> prompts = new ArrayList<>(all);
        Collections.shuffle(prompts, random);
        int calibrating = prompts.size() / 3;
        ConformalBetting betting =
                new ConformalBetting(values(own, prompts.subList(0, calibrating)), random);
        double highest = 0;
        for (double score : values(own, prompts.subList(calibrating, prompts.size()))) {
            highest = Math.max(highest, betting.bet(score).ln());
        }
        highestOfNulls.add(highest);
    }

    private static double[] values(Map<String, Double> scores, List<String> prompts) {
        return prompts.stream()
                .map(scores::get)
                .filter(Objects::nonNull)
                .mapToDouble(score -> score)
                .toArray();
    }

    private static List<String> prompts(List<RecordedModel> models) {
        Set<String> prompts = new TreeSet<>();
        models.forEach(
                model -> model.whole().answers().forEach(answer -> prompts.add(answer.prompt())));
        return new ArrayList<>(prompts);
    }

    private static KnownModel enrolled(RecordedModel model, Set<String> prompts) {
        return new KnownModel(
                model.name(),
                model.family(),
                model.whole().answers().stream()
                        .filter(answer -> prompts.contains(answer.prompt()))
                        .toList());
    }

    /** Those of the first that are not among the second, by name. */
    private static List<RecordedModel> others(List<RecordedModel> all, List<RecordedModel> not) {
        Set<String> names = new HashSet<>();
        not.forEach(model -> names.add(model.name()));
        return all.stream().filter(model -> !names.contains(model.name())).toList();
    }

    private void print(int models, double seconds) {
        Table table =
                new Table("another family's model", "share", "caught after, median", "caught");
        Map<String, Object> medians = new LinkedHashMap<>();
        caught.forEach((where, byShare) -> {
            Map<String, Object> ofWhere = new LinkedHashMap<>();
            byShare.forEach((share, all) -> {
                double median = all.stream().sorted().toList().get((all.size() - 1) / 2);
                long noticed = all.stream().filter(asked -> !Double.isInfinite(asked)).count();
                Object shown = Double.isInfinite(median) ? "never" : (Object) (int) median;
                table.row(where, share, shown, noticed + "/" + all.size());
                ofWhere.put(String.valueOf(share), shown);
            });
            medians.put(where, ofWhere);
        });
        table.print(out);
        Map<String, Object> size = new LinkedHashMap<>();
        for (double alpha : ALPHAS) {
            Proportion wrong =
                    new Proportion(
                            (int)
                                    highestOfNulls.stream()
                                            .filter(ln -> ln >= -Math.log(alpha))
                                            .count(),
                            highestOfNulls.size());
            Proportion.Interval limits = wrong.clopperPearson(.99);
            out.printf(
                    Locale.ROOT,
                    "  wrong on the model itself at %s: %.4f (%.4f to %.4f), %d of %d%n",
                    alpha,
                    wrong.share(),
                    limits.low(),
                    limits.high(),
                    wrong.successes(),
                    wrong.trials());
            size.put(String.valueOf(alpha), wrong.share());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "equality");
        figures.put("models", models);
        figures.put("size", size);
        figures.put("median_pairs", medians.getOrDefault(UNKNOWN, Map.of()));
        figures.put("median_pairs_in_panel", medians.getOrDefault(KNOWN, Map.of()));
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }
}
