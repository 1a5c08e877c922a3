package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.relating.Kin;
import dev.semanticpassport.recognition.relating.KinshipWeighing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What weighing kinship costs on panels of many sizes. Models beyond those recorded are recorded
 * ones in which a twentieth of the words is another's.
 */
public final class KinshipCost {
    private static final int ANSWERS = 64;
    private static final int RUNS = 5;
    private static final double CHANGED = .05;
    private static final double BYTES_OF_MEBIBYTE = 1 << 20;

    private final PrintStream out;

    public KinshipCost(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures one size after another.
     *
     * @param sizes of the panels
     * @param trees up to which size the tree is drawn
     */
    public void run(Path test, List<Integer> sizes, int trees, long seed) throws IOException {
        List<KnownModel> recorded =
                AnswersFolder.read(test).models().stream().map(KinshipCost::some).toList();
        Table table =
                new Table(
                        "models",
                        "s to learn",
                        "MiB",
                        "kB a model",
                        "s at new prompts",
                        "ms at known ones",
                        "s for the tree");
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int size : sizes) {
            List<KnownModel> panel = new ArrayList<>(panel(recorded, size, seed));
            double before = used();
            long start = System.nanoTime();
            KinshipWeighing weighing = KinshipWeighing.learn(recorded, panel);
            double learning = seconds(start);
            panel.clear();
            start = System.nanoTime();
            List<Kin> kin = weighing.weigh(recorded.getFirst().answers());
            double first = seconds(start);
            double[] runs = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                start = System.nanoTime();
                kin = weighing.weigh(recorded.get(run).answers());
                runs[run] = kin.isEmpty() ? Double.NaN : 1e3 * seconds(start);
            }
            Arrays.sort(runs);
            double mebibytes = used() - before;
            String tree = "-";
            if (size <= trees) {
                start = System.nanoTime();
                tree = weighing.tree().map(_ -> "").orElse("none ") + two(seconds(start));
            }
            table.row(
                    weighing.size(),
                    two(learning),
                    Math.round(mebibytes),
                    Math.round(1_024 * mebibytes / size),
                    two(first),
                    Math.round(runs[RUNS / 2]),
                    tree);
            figures.put(
                    String.valueOf(size),
                    Map.of(
                            "first_seconds", Double.valueOf(two(first)),
                            "milliseconds", Math.round(runs[RUNS / 2]),
                            "mebibytes", Math.round(mebibytes)));
        }
        table.print(out);
        Table.json(out, Map.of("bench", "lineage-cost", "answers", ANSWERS, "panels", figures));
    }

    private static KnownModel some(RecordedModel model) {
        List<GivenAnswer> answers = model.verification();
        return new KnownModel(
                model.name(),
                model.family(),
                answers.stream()
                        .sorted((left, right) -> left.prompt().compareTo(right.prompt()))
                        .limit(ANSWERS)
                        .toList());
    }

    private static List<KnownModel> panel(List<KnownModel> recorded, int size, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<KnownModel> panel = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            KnownModel of = recorded.get(i % recorded.size());
            KnownModel from = recorded.get(random.nextInt(recorded.size()));
            int copy = i / recorded.size();
            panel.add(
                    new KnownModel(
                            of.name() + "-" + copy,
                            of.family() + "-" + copy,
                            copy == 0 ? of.answers() : changed(of, from, random)));
        }
        return panel;
    }

    private static List<GivenAnswer> changed(
            KnownModel of, KnownModel from, RandomGenerator random) {
        List<GivenAnswer> changed = new ArrayList<>();
        for (GivenAnswer answer : of.answers()) {
            GivenAnswer other = from.answers().get(random.nextInt(from.answers().size()));
            String[] words = answer.text().split(" ", -1);
            String[] others = other.text().split(" ", -1);
            for (int word = 0; word < words.length; word++) {
                if (random.nextDouble() < CHANGED) {
                    words[word] = others[random.nextInt(others.length)];
                }
            }
            changed.add(new GivenAnswer(answer.prompt(), String.join(" ", words)));
        }
        return changed;
    }

    /** What is in use after collecting, in MiB. */
    private static double used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / BYTES_OF_MEBIBYTE;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
