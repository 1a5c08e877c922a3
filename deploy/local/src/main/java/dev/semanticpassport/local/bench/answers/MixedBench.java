package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.mixing.Mixing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Is it noticed when an endpoint gives some answers by another model? */
public final class MixedBench {
    private static final int ANSWERS = 64;
    private static final double FALSE_ALARMS = .05;
    private static final List<Double> SHARES = List.of(.1, .2, .3, .5);
    private static final int NULLS = 40;
    private static final double LEAST_SPREAD = .5;

    private final PrintStream out;
    private final List<Double> honest = new ArrayList<>();
    private final Map<Double, List<Double>> mixed = new TreeMap<>();
    private final Map<Double, List<Double>> foreign = new TreeMap<>();

    /** One answer against the panel. */
    private static final class Single {
        private final double[] ratios;
        private final double weight;

        Single(double[] ratios, double weight) {
            this.ratios = ratios;
            this.weight = weight;
        }
    }

    public MixedBench(PrintStream out) {
        this.out = out;
    }

    /** Mixes so many times for each model and share. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (Round round : rounds.rounds()) {
            List<KnownModel> cohort = round.train().stream().map(RecordedModel::whole).toList();
            Background background = Background.learn(cohort, BackgroundSettings.DEFAULT);
            addPanel(rounds.test(), background, round.test(), trials, random);
        }
        print(rounds, (System.nanoTime() - start) / 1e9);
    }

    private void addPanel(
            AnswersFolder folder,
            Background background,
            List<RecordedModel> models,
            int trials,
            RandomGenerator random) {
        Panel panel =
                PanelEnrolling.enrol(
                        background, models.stream().map(RecordedModel::enrolled).toList());
        Map<String, RecordedModel> byName = new HashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        List<RecordedModel> enrolled = new ArrayList<>();
        List<List<Single>> verification = new ArrayList<>();
        panel.models()
                .forEach(entry -> {
                    RecordedModel model = byName.get(entry.name());
                    if (model != null) {
                        enrolled.add(model);
                        verification.add(ratios(panel, model.verification()));
                    }
                });
        for (int claimed = 0; claimed < enrolled.size(); claimed++) {
            Mixing mixing = new Mixing(panel, claimed);
            List<double[]> own =
                    advantages(mixing, ratios(panel, enrolled.get(claimed).enrolment()));
            double[] usual = usual(mixing, own, random);
            List<double[]> answers = advantages(mixing, verification.get(claimed));
            for (int trial = 0; trial < trials; trial++) {
                Collections.shuffle(answers, random);
                honest.add(standard(usual, mixing.likeliest(first(answers, ANSWERS)).evidence()));
            }
            List<Integer> others = new ArrayList<>();
            for (int other = 0; other < enrolled.size(); other++) {
                if (folder.relation(enrolled.get(claimed), enrolled.get(other))
                        .equals("unrelated")) {
                    others.add(other);
                }
            }
            for (int trial = 0; trial < trials && !others.isEmpty(); trial++) {
                int other = others.get(random.nextInt(others.size()));
                List<double[]> strange = advantages(mixing, verification.get(other));
                addMixtures(
                        mixing,
                        panel,
                        enrolled.get(other).family(),
                        usual,
                        answers,
                        strange,
                        random);
            }
        }
    }

    private void addMixtures(
            Mixing mixing,
            Panel panel,
            String family,
            double[] usual,
            List<double[]> answers,
            List<double[]> strange,
            RandomGenerator random) {
        for (double share : SHARES) {
            Collections.shuffle(answers, random);
            Collections.shuffle(strange, random);
            int ofOther = (int) Math.round(share * ANSWERS);
            List<double[]> all = new ArrayList<>(first(answers, ANSWERS - ofOther));
            all.addAll(first(strange, ofOther));
            mixed.computeIfAbsent(share, _ -> new ArrayList<>())
                    .add(standard(usual, mixing.likeliest(all).evidence()));
            List<double[]> blind = all.stream().map(row -> without(panel, family, row)).toList();
            foreign.computeIfAbsent(share, _ -> new ArrayList<>())
                    .add(standard(usual, mixing.likeliest(blind).evidence()));
        }
    }

    /** The advantages as of a panel that lacks a family. */
    private static double[] without(Panel panel, String family, double[] advantages) {
        double[] left = advantages.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] =
                    panel.models().get(i).family().equals(family)
                            ? Double.NEGATIVE_INFINITY
                            : left[i];
        }
        return left;
    }

    /** For each answer the log ratios of the panel. */
    private static List<Single> ratios(Panel panel, List<GivenAnswer> answers) {
        Background background = panel.background();
        List<Single> ratios = new ArrayList<>();
        for (GivenAnswer answer : answers) {
            Optional<Contrast> contrast = background.contrast(answer);
            contrast.ifPresent(c -> {
                Portrait portrait = background.discriminant().portray(List.of(c));
                ratios.add(new Single(panel.logRatios(portrait), portrait.weight()));
            });
        }
        return ratios;
    }

    private static List<double[]> advantages(Mixing mixing, List<Single> ratios) {
        List<double[]> advantages = new ArrayList<>();
        for (Single answer : ratios) {
            advantages.add(mixing.advantages(answer.ratios, answer.weight));
        }
        return advantages;
    }

    /** Mean and spread of the evidence among the claimed model's own enrolment answers. */
    private static double[] usual(Mixing mixing, List<double[]> own, RandomGenerator random) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < NULLS; i++) {
            Collections.shuffle(own, random);
            double evidence = mixing.likeliest(first(own, ANSWERS)).evidence();
            sum += evidence;
            squares += evidence * evidence;
        }
        double mean = sum / NULLS;
        return new double[] {
            mean, LEAST_SPREAD + Math.sqrt(Math.max(0, squares / NULLS - mean * mean))
        };
    }

    private static double standard(double[] usual, double evidence) {
        return (evidence - usual[0]) / usual[1];
    }

    private static <T> List<T> first(List<T> list, int size) {
        return list.subList(0, Math.min(size, list.size()));
    }

    private void print(Rounds rounds, double seconds) {
        List<Double> rising = honest.stream().sorted().toList();
        double threshold = rising.get((int) Math.ceil((1 - FALSE_ALARMS) * rising.size()) - 1);
        Table table = new Table("share of another", "noticed", "its family not in the panel");
        Map<String, Object> noticed = new LinkedHashMap<>();
        Map<String, Object> unknown = new LinkedHashMap<>();
        for (double share : SHARES) {
            double known = above(mixed.getOrDefault(share, List.of()), threshold);
            double blind = above(foreign.getOrDefault(share, List.of()), threshold);
            table.row(share, three(known), three(blind));
            noticed.put(String.valueOf(share), Math.round(1000 * known) / 1000.0);
            unknown.put(String.valueOf(share), Math.round(1000 * blind) / 1000.0);
        }
        out.printf(
                Locale.ROOT,
                "%d answers, %s false alarms among %d unmixed draws%n%n",
                ANSWERS,
                FALSE_ALARMS,
                honest.size());
        table.print(out);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "mixed");
        figures.put("models", rounds.test().models().size());
        figures.put("noticed", noticed);
        figures.put("noticed_other_not_in_panel", unknown);
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static double above(List<Double> values, double threshold) {
        return values.stream().filter(value -> value > threshold).count()
                / (double) Math.max(1, values.size());
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
