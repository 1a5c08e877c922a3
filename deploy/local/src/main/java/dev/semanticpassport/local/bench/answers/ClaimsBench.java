package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is it the model that it is said to be? And do thresholds hold that were learnt elsewhere? */
public final class ClaimsBench {
    private static final List<Integer> ANSWERS = List.of(16, 32, 64);
    private static final List<Double> LEVELS = List.of(.01, .001);
    private static final int HALVINGS = 3;

    private final PrintStream out;
    private final Map<String, ClaimScores> scores = new LinkedHashMap<>();
    private final Promises promises = new Promises(ANSWERS);
    private int otherPrompts;
    private int otherPromptsNoticed;

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
            Map<Integer, List<ImpostorScores.Impostor>> known =
                    impostors(learnt, round, trials, seed, progress);
            test(rounds.test(), round, features, known, trials, seed);
            progress.step("claims on %d models".formatted(round.test().size()));
        }
        print(rounds, (System.nanoTime() - start) / 1e9);
    }

    /** By number of answers what false claims score where neither model was learnt from. */
    private static Map<Integer, List<ImpostorScores.Impostor>> impostors(
            AnswersFolder folder, Round round, int trials, long seed, Progress progress) {
        Map<Integer, List<ImpostorScores.Impostor>> known = new HashMap<>();
        for (Round inner : Round.halves(round.train(), HALVINGS, seed)) {
            Scoring scoring = Method.scoring(inner.test(), Method.background(inner));
            for (int answers : ANSWERS) {
                new ClaimScores()
                        .add(
                                folder,
                                scoring,
                                scoring.trials(answers, trials, seed),
                                ClaimScores.Rule.AGAINST_PANEL,
                                known.computeIfAbsent(answers, _ -> new ArrayList<>()));
            }
            progress.step("false claims among half of the models learnt from");
        }
        return known;
    }

    private void test(
            AnswersFolder folder,
            Round round,
            StyleFeatures features,
            Map<Integer, List<ImpostorScores.Impostor>> known,
            int trials,
            long seed) {
        Scoring baseline = Method.baseline(round, features, true);
        Background background = Method.background(round);
        Scoring ours = Method.scoring(round.test(), background);
        for (int answers : ANSWERS) {
            List<Scoring.Trial> ofOurs = ours.trials(answers, trials, seed);
            scores("baseline, alone", answers)
                    .add(
                            folder,
                            baseline,
                            baseline.trials(answers, trials, seed),
                            ClaimScores.Rule.ALONE,
                            new ArrayList<>());
            scores("ours, alone", answers)
                    .add(folder, ours, ofOurs, ClaimScores.Rule.ALONE, new ArrayList<>());
            ClaimScores tested = new ClaimScores();
            List<ImpostorScores.Impostor> impostors = new ArrayList<>();
            tested.add(folder, ours, ofOurs, ClaimScores.Rule.AGAINST_PANEL, impostors);
            scores("ours, against the panel", answers).addAll(tested);
            promises.test(
                    answers,
                    new ImpostorScores(known.getOrDefault(answers, List.of())),
                    tested,
                    impostors,
                    seed);
        }
        for (RecordedModel model : round.test()) {
            otherPrompts++;
            otherPromptsNoticed += isNoticed(background.read(toOtherPrompts(model))) ? 1 : 0;
        }
    }

    /** Answers as to prompts that nobody of the cohort was asked. */
    private static List<GivenAnswer> toOtherPrompts(RecordedModel model) {
        return model.verification().stream()
                .limit(ANSWERS.getFirst())
                .map(answer -> new GivenAnswer("another set: " + answer.prompt(), answer.text()))
                .toList();
    }

    private static boolean isNoticed(Reading reading) {
        return switch (reading) {
            case Reading.Unreadable _ -> true;
            case Reading.Portrayed portrayed -> !portrayed.levelsHold();
        };
    }

    private ClaimScores scores(String name, int answers) {
        return scores.computeIfAbsent(name + "/" + answers, _ -> new ClaimScores());
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
        promises.print(out);
        out.printf(
                "Another prompt set than the cohort's was noticed, and levels were refused, for %d"
                        + " of %d models.%n",
                otherPromptsNoticed, otherPrompts);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "claims");
        figures.put("models", rounds.test().models().size());
        figures.put("tpr_unrelated", found(true));
        figures.put("tpr_all", found(false));
        for (double level : Promises.LEVELS) {
            figures.put("fpr_promised_" + level, promises.figures(level));
        }
        figures.put("other_prompts_noticed", otherPromptsNoticed);
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
}
