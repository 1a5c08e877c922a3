package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.claiming.Threshold;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Is it the model that it is said to be? And do thresholds hold that were learnt elsewhere? */
public final class ClaimsBench {
    private static final List<Integer> ANSWERS = List.of(16, 32, 64);
    private static final List<Double> LEVELS = List.of(.01, .001);
    private static final int HALVINGS = 3;

    private final PrintStream out;
    private final Map<String, ClaimScores> scores = new LinkedHashMap<>();
    private final Map<String, List<ClaimScores.Claim>> promisedFalse = new HashMap<>();
    private final Map<String, List<ClaimScores.Claim>> promisedTrue = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    public ClaimsBench(PrintStream out) {
        this.out = out;
    }

    /** Runs so many trials of each model and number of answers. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        AnswersFolder learnt = train == null ? rounds.test() : AnswersFolder.read(train);
        StyleFeatures features = rounds.features();
        Progress progress = new Progress(out, rounds.rounds().size() * (2 * HALVINGS + 1));
        for (Round round : rounds.rounds()) {
            Map<Integer, List<ImpostorScores.Impostor>> known = new HashMap<>();
            for (Round inner : Round.halves(round.train(), HALVINGS, seed)) {
                Scoring scoring = Method.OURS.learn(inner, features);
                for (int answers : ANSWERS) {
                    new ClaimScores()
                            .add(
                                    learnt,
                                    scoring,
                                    scoring.trials(answers, trials, seed),
                                    ClaimScores.Rule.AGAINST_PANEL,
                                    known.computeIfAbsent(answers, _ -> new ArrayList<>()));
                }
                progress.step("false claims among half of the models learnt from");
            }
            Scoring baseline = Method.MINUS_PROMPT_MEAN.learn(round, features);
            Scoring ours = Method.OURS.learn(round, features);
            for (int answers : ANSWERS) {
                add(rounds.test(), "baseline, alone", baseline, answers, trials, seed);
                add(rounds.test(), "ours, alone", ours, answers, trials, seed);
                add(rounds.test(), "ours, against the panel", ours, answers, trials, seed);
                keepPromises(
                        rounds.test(),
                        ours,
                        answers,
                        ours.trials(answers, trials, seed),
                        new ImpostorScores(known.getOrDefault(answers, List.of())),
                        seed);
            }
            progress.step("claims on %d models".formatted(round.test().size()));
        }
        print(rounds, (System.nanoTime() - start) / 1e9);
    }

    private void add(
            AnswersFolder folder,
            String name,
            Scoring scoring,
            int answers,
            int trials,
            long seed) {
        ClaimScores.Rule rule =
                name.endsWith("alone") ? ClaimScores.Rule.ALONE : ClaimScores.Rule.AGAINST_PANEL;
        scores.computeIfAbsent(name + "/" + answers, _ -> new ClaimScores())
                .add(
                        folder,
                        scoring,
                        scoring.trials(answers, trials, seed),
                        rule,
                        new ArrayList<>());
    }

    private void keepPromises(
            AnswersFolder folder,
            Scoring scoring,
            int answers,
            List<Scoring.Trial> trials,
            ImpostorScores known,
            long seed) {
        ClaimScores tested = new ClaimScores();
        tested.add(folder, scoring, trials, ClaimScores.Rule.AGAINST_PANEL, new ArrayList<>());
        for (double level : LEVELS) {
            String key = answers + "/" + level;
            switch (known.threshold(
                    level, RandomGeneratorFactory.of("L64X128MixRandom").create(seed))) {
                case Threshold.Unsupported unsupported -> refused.put(key, unsupported.why());
                case Threshold.Above above -> {
                    promisedFalse
                            .computeIfAbsent(key, _ -> new ArrayList<>())
                            .addAll(believed(tested.unrelated(), above.score()));
                    promisedTrue
                            .computeIfAbsent(key, _ -> new ArrayList<>())
                            .addAll(believed(tested.own(), above.score()));
                }
            }
        }
    }

    /** Claims whose score is 1 where they are believed, else 0. */
    private static List<ClaimScores.Claim> believed(List<ClaimScores.Claim> claims, double above) {
        return claims.stream()
                .map(c -> new ClaimScores.Claim(c.source(), c.score() > above ? 1 : 0))
                .toList();
    }

    private void print(Rounds rounds, double seconds) {
        Table table =
                new Table(
                        "score",
                        "answers",
                        "found, 1 % of unrelated",
                        "0.1 % of unrelated",
                        "1 % of all others",
                        "0.1 % of all others");
        scores.forEach((key, found) ->
                table.row(
                        key.replaceAll("/.*", ""),
                        key.replaceAll(".*/", ""),
                        found.foundAmongUnrelated(.01).say(),
                        found.foundAmongUnrelated(.001).say(),
                        found.foundAmongAll(.01).say(),
                        found.foundAmongAll(.001).say()));
        out.println();
        table.print(out);
        Table promises =
                new Table(
                        "answers",
                        "promised",
                        "false claims believed",
                        "true claims believed",
                        "refused");
        Map<String, Object> held = new LinkedHashMap<>();
        for (int answers : ANSWERS) {
            for (double level : LEVELS) {
                String key = answers + "/" + level;
                List<ClaimScores.Claim> wrong = promisedFalse.getOrDefault(key, List.of());
                List<ClaimScores.Claim> right = promisedTrue.getOrDefault(key, List.of());
                promises.row(
                        answers,
                        level,
                        wrong.isEmpty() ? "-" : four(share(wrong)) + " of " + wrong.size(),
                        right.isEmpty() ? "-" : ClaimScores.above(right, .5).say(),
                        refused.getOrDefault(key, "-"));
                if (level == LEVELS.getFirst()) {
                    held.put(String.valueOf(answers), wrong.isEmpty() ? "refused" : share(wrong));
                }
            }
        }
        out.println(
                "\nThresholds learnt from the training side alone, against unrelated models:\n");
        promises.print(out);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "claims");
        figures.put("models", rounds.test().models().size());
        figures.put("tpr_unrelated", found(true));
        figures.put("tpr_all", found(false));
        figures.put("fpr_promised_0.01", held);
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private Map<String, Object> found(boolean unrelated) {
        Map<String, Object> byAnswers = new LinkedHashMap<>();
        for (int answers : ANSWERS) {
            ClaimScores of = scores.get("ours, against the panel/" + answers);
            Map<String, Object> byLevel = new LinkedHashMap<>();
            for (double level : LEVELS) {
                if (of != null) {
                    Shares found =
                            unrelated ? of.foundAmongUnrelated(level) : of.foundAmongAll(level);
                    byLevel.put(String.valueOf(level), found.rounded());
                }
            }
            byAnswers.put(String.valueOf(answers), byLevel);
        }
        return byAnswers;
    }

    private static double share(List<ClaimScores.Claim> believed) {
        double share = believed.stream().mapToDouble(ClaimScores.Claim::score).average().orElse(0);
        return Math.round(1e5 * share) / 1e5;
    }

    private static String four(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
