package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.describing.VocabularySizes;
import dev.semanticpassport.recognition.relating.Kinship;
import dev.semanticpassport.recognition.relating.Relating;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Does one model descend from another, by their answers to the same prompts? */
public final class LineageBench {
    private static final List<Integer> PROMPTS = List.of(16, 32, 64, Integer.MAX_VALUE);
    private static final List<Double> LEVELS = List.of(.01, .001);

    private final PrintStream out;

    public LineageBench(PrintStream out) {
        this.out = out;
    }

    /** Two models that are related as the kind says, and how like their answers are. */
    private record Compared(String kind, double likeness, int identical) {}

    /** Compares all pairs, on random prompts of those that verify. */
    public void run(@Nullable Path train, Path test, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        Map<Integer, List<Compared>> compared = new TreeMap<>();
        List<KnownModel> cohort = cohort(rounds);
        Relating relating = new Relating(Contrasting.learn(cohort, new VocabularySizes(1, 1, 1)));
        out.println(
                "what is usual is learnt from all %d models, without their labels"
                        .formatted(cohort.size()));
        for (int prompts : PROMPTS) {
            compared.put(
                    prompts,
                    compare(rounds.test(), relating, rounds.test().models(), prompts, seed));
        }
        print(rounds, compared, (System.nanoTime() - start) / 1e9);
    }

    private static List<KnownModel> cohort(Rounds rounds) {
        Map<String, KnownModel> cohort = new TreeMap<>();
        for (Round round : rounds.rounds()) {
            round.train().forEach(model -> cohort.put(model.name(), model.whole()));
            round.test().forEach(model -> cohort.put(model.name(), model.whole()));
        }
        return List.copyOf(cohort.values());
    }

    private static List<Compared> compare(
            AnswersFolder folder,
            Relating relating,
            List<RecordedModel> models,
            int prompts,
            long seed) {
        List<String> asked =
                new ArrayList<>(
                        models.stream()
                                .flatMap(model -> model.verification().stream())
                                .map(GivenAnswer::prompt)
                                .distinct()
                                .sorted()
                                .toList());
        Collections.shuffle(asked, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        List<String> chosen = asked.subList(0, Math.min(prompts, asked.size()));
        List<Relating.Answers> answers = new ArrayList<>();
        for (RecordedModel model : models) {
            answers.add(
                    relating.answers(
                            model.verification().stream()
                                    .filter(given -> chosen.contains(given.prompt()))
                                    .toList()));
        }
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                String kind = folder.surely(models.get(i), models.get(j));
                Optional<Kinship> kinship = relating.compare(answers.get(i), answers.get(j));
                kinship.ifPresent(
                        k -> compared.add(new Compared(kind, k.standing(), k.identical())));
            }
        }
        return compared;
    }

    private void print(Rounds rounds, Map<Integer, List<Compared>> compared, double seconds) {
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
        int derivedPairs = 0;
        double sameBase = .5;
        for (Map.Entry<Integer, List<Compared>> entry : compared.entrySet()) {
            String prompts = entry.getKey() == Integer.MAX_VALUE ? "all" : entry.getKey() + "";
            List<Double> unrelated = likenesses(entry.getValue(), "unrelated");
            for (String kind :
                    List.of(
                            "unrelated",
                            "derived",
                            "same-model",
                            "sibling",
                            "series",
                            "same-base")) {
                List<Double> related = likenesses(entry.getValue(), kind);
                if (!related.isEmpty()) {
                    table.row(
                            prompts,
                            kind,
                            related.size(),
                            three(Ranks.area(related, unrelated)),
                            say(found(related, unrelated, .01)),
                            say(found(related, unrelated, .001)),
                            entry.getValue().stream()
                                    .filter(c -> c.kind().equals(kind) && c.identical() > 0)
                                    .count());
                }
            }
            List<Double> derived = likenesses(entry.getValue(), "derived");
            auc.put(prompts, rounded(Ranks.area(derived, unrelated)));
            Map<String, Object> levels = new LinkedHashMap<>();
            for (double level : LEVELS) {
                levels.put(
                        String.valueOf(level), rounded(found(derived, unrelated, level).share()));
            }
            found.put(prompts, levels);
            derivedPairs = derived.size();
            sameBase = Ranks.area(derived, likenesses(entry.getValue(), "same-base"));
        }
        table.print(out);
        out.println(
                "\nDerived against same base with other training, all prompts: AUC "
                        + three(sameBase)
                        + ". What is found is shared training or answers, not shared weights.");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "lineage");
        figures.put("models", rounds.test().models().size());
        figures.put("pairs", derivedPairs);
        figures.put("auc", auc.getOrDefault("all", 0.0));
        figures.put("tpr", found.getOrDefault("all", Map.of()));
        figures.put("auc_by_prompts", auc);
        figures.put("tpr_by_prompts", found);
        figures.put("auc_against_same_base", rounded(sameBase));
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static List<Double> likenesses(List<Compared> compared, String kind) {
        return compared.stream()
                .filter(c -> c.kind().equals(kind))
                .map(Compared::likeness)
                .toList();
    }

    /** Those above what a share of the unrelated exceeds. */
    private static Proportion found(List<Double> related, List<Double> unrelated, double level) {
        if (related.isEmpty() || unrelated.isEmpty()) {
            return new Proportion(0, Math.max(1, related.size()));
        }
        List<Double> rising = unrelated.stream().sorted().toList();
        double threshold = rising.get((int) Math.ceil((1 - level) * rising.size()) - 1);
        int above = (int) related.stream().filter(value -> value > threshold).count();
        return new Proportion(above, related.size());
    }

    /** With the exact limits at 95 %. */
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
