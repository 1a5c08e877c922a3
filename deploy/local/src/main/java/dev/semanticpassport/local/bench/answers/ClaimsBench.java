package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.claiming.Claimants;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Is it the model that it is said to be? And do thresholds hold that were learnt elsewhere? */
public final class ClaimsBench {
    private static final List<Integer> ANSWERS = List.of(16, 32, 64);
    private static final List<Double> LEVELS = List.of(.01, .001);
    private static final int HALVINGS = 3;
    private static final String AGAINST_PANEL = "ours, against the panel";
    private static final String STRANGE = "ours, the impostor strange to the panel";

    private final PrintStream out;
    private final Map<String, ClaimScores> scores = new LinkedHashMap<>();
    private final Promises ofOtherModels =
            new Promises(
                    "Thresholds learnt from false claims of the models learnt from, for strangers to"
                            + " them and to the panel",
                    ANSWERS);
    private final Promises ofPanel =
            new Promises(
                    "As a service grants them: thresholds learnt from the panel's own models, for"
                            + " families that it never knew",
                    ANSWERS);
    private int otherPrompts;
    private int otherPromptsNoticed;

    public ClaimsBench(PrintStream out) {
        this.out = out;
    }

    /** Runs so many trials of each model and number of answers. */
    public void run(@Nullable Path train, Path test, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Rounds rounds = Rounds.read(train, test, out);
        StyleFeatures features = rounds.features();
        Progress progress = new Progress(out, rounds.rounds().size() * (2 * HALVINGS + 1));
        for (Round round : rounds.rounds()) {
            Map<Integer, ImpostorScores> known = impostors(round, seed, progress);
            test(rounds.test(), round, features, known, trials, seed);
            progress.step("claims on %d models".formatted(round.test().size()));
        }
        print(rounds, (System.nanoTime() - start) / 1e9);
    }

    /**
     * By number of answers what false claims score in panels of half of the models learnt from, to
     * which the other half is what is usual.
     */
    private static Map<Integer, ImpostorScores> impostors(
            Round round, long seed, Progress progress) {
        Map<Integer, ImpostorScores> known = new HashMap<>();
        for (Round inner : Round.halves(round.train(), HALVINGS, seed)) {
            Background background = Method.background(inner);
            for (int answers : ANSWERS) {
                known.merge(
                        answers,
                        claimants(background, inner.test(), answers, seed).scores(),
                        ImpostorScores::and);
            }
            progress.step("false claims among half of the models learnt from");
        }
        return known;
    }

    /** As the services draw them. */
    private static Claimants claimants(
            Background background, List<RecordedModel> models, int answers, long seed) {
        return Claimants.drawn(
                background,
                models.stream().map(RecordedModel::enrolled).toList(),
                answers,
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    private void test(
            AnswersFolder folder,
            Round round,
            StyleFeatures features,
            Map<Integer, ImpostorScores> known,
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
                            ClaimScores.Rule.ALONE);
            scores("ours, alone", answers).add(folder, ours, ofOurs, ClaimScores.Rule.ALONE);
            scores(AGAINST_PANEL, answers)
                    .add(folder, ours, ofOurs, ClaimScores.Rule.AGAINST_PANEL);
            scores(STRANGE, answers).add(folder, ours, ofOurs, ClaimScores.Rule.AS_STRANGER);
            ClaimScores tested = new ClaimScores();
            tested.add(folder, ours, ofOurs, ClaimScores.Rule.AGAINST_PANEL);
            ClaimScores strange = new ClaimScores();
            strange.add(folder, ours, ofOurs, ClaimScores.Rule.AS_STRANGER);
            ImpostorScores learnt = known.getOrDefault(answers, new ImpostorScores(List.of()));
            ofOtherModels.test(answers, _ -> learnt, tested, strange, seed);
            Claimants claimants = claimants(background, round.test(), answers, seed);
            ofPanel.test(
                    answers, family -> claimants.without(family).scores(), tested, strange, seed);
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
                        // kin claim nothing of a panel that lacks all of them
                        key.startsWith(STRANGE) ? "-" : found.foundAmongAll(.01).say(),
                        key.startsWith(STRANGE) ? "-" : found.foundAmongAll(.001).say()));
        out.println();
        table.print(out);
        ofOtherModels.print(out);
        ofPanel.print(out);
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
            figures.put("fpr_promised_" + level, ofOtherModels.figures(level));
        }
        for (double level : Promises.LEVELS) {
            figures.put("fpr_panel_promised_" + level, ofPanel.figures(level));
        }
        figures.put("other_prompts_noticed", otherPromptsNoticed);
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private Map<String, Object> found(boolean unrelated) {
        Map<String, Object> byAnswers = new LinkedHashMap<>();
        for (int answers : ANSWERS) {
            ClaimScores of = scores.get(AGAINST_PANEL + "/" + answers);
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
