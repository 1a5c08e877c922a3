package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.expressing.Expressing;
import dev.semanticpassport.recognition.expressing.Expressions;
import dev.semanticpassport.recognition.expressing.IdeaEvidence;
import dev.semanticpassport.recognition.reading.BlindReading;
import dev.semanticpassport.recognition.reading.ReadingSettings;
import dev.semanticpassport.recognition.reading.StandingOut;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Ideas planted in recorded answers: which of a tree's ideas are found to be expressed, and which
 * are read blind. Truth: twelve ideas planted at a known rate, twelve withheld, twelve of a decoy
 * tree. A model is a subject in turn, beside a panel of all models of other families.
 */
public final class TraitsBench {
    private static final int OF_EACH = 12;
    private static final int SUBJECTS = 10;
    private static final double ALPHA = .05;
    private static final List<Double> RATES = List.of(.1, .05, .025, 0.0);
    private static final double HEADLINE = .05;

    private final PrintStream out;
    private final TellingWords words = new TellingWords();
    private final Map<Double, Sums> sums = new LinkedHashMap<>();
    private double attainable;
    private boolean supported;

    /** What came of one rate. */
    private static final class Sums {
        private int subjects;
        private int right;
        private int wrong;
        private double falseShares;
        private double chanceOfAll;
        private int groups;
        private int blindRight;
        private int blindWithheld;
        private int decoys;
    }

    public TraitsBench(PrintStream out) {
        this.out = out;
    }

    public void run(@Nullable Path train, Path test, long seed) throws IOException {
        long start = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<RecordedModel> models = AnswersFolder.read(test).models();
        List<RecordedModel> known = train == null ? models : AnswersFolder.read(train).models();
        PlantedIdeas ideas = PlantedIdeas.of(known, words, OF_EACH, random);
        Map<String, Expressions> expressions = new HashMap<>();
        for (RecordedModel model : known) {
            expressions.put(model.name(), expressions(model, model.verification(), ideas));
        }
        List<RecordedModel> subjects = subjects(models, random);
        for (RecordedModel subject : subjects) {
            List<RecordedModel> panel =
                    known.stream()
                            .filter(m -> !m.family().equals(subject.family()))
                            .filter(m -> !m.name().equals(subject.name()))
                            .toList();
            Expressing expressing =
                    new Expressing(
                            panel.stream()
                                    .map(m -> expressions.getOrDefault(m.name(), none(m)))
                                    .toList());
            attainable = expressing.attainable();
            supported = expressing.supports(ideas.tree().size(), ALPHA);
            for (double rate : RATES) {
                add(subject, panel, expressing, ideas, rate, random);
            }
        }
        print(models.size(), subjects.size(), (System.nanoTime() - start) / 1e9);
    }

    /** One model of each of so many families. */
    private static List<RecordedModel> subjects(
            List<RecordedModel> models, RandomGenerator random) {
        List<RecordedModel> shuffled = new ArrayList<>(models);
        Collections.shuffle(shuffled, random);
        Set<String> families = new HashSet<>();
        return shuffled.stream()
                .filter(model -> families.add(model.family()))
                .limit(SUBJECTS)
                .toList();
    }

    private static Expressions none(RecordedModel model) {
        return new Expressions(model.name(), model.family(), Map.of());
    }

    private static Expressions expressions(
            RecordedModel model, List<GivenAnswer> answers, PlantedIdeas ideas) {
        Map<String, Map<String, Boolean>> ofIdeas = new HashMap<>();
        for (GivenAnswer answer : answers) {
            String lower = answer.text().toLowerCase(Locale.ROOT);
            for (PlantedIdeas.Idea idea : ideas.tree()) {
                ofIdeas.computeIfAbsent(idea.name(), _ -> new HashMap<>())
                        .put(answer.prompt(), idea.in(answer.text(), lower));
            }
        }
        return new Expressions(model.name(), model.family(), ofIdeas);
    }

    private void add(
            RecordedModel subject,
            List<RecordedModel> panel,
            Expressing expressing,
            PlantedIdeas ideas,
            double rate,
            RandomGenerator random) {
        Sums sum = sums.computeIfAbsent(rate, _ -> new Sums());
        List<GivenAnswer> answers = ideas.plant(subject.verification(), rate, random);
        Expressions model = expressions(subject, answers, ideas);
        List<String> names = ideas.tree().stream().map(PlantedIdeas.Idea::name).toList();
        List<IdeaEvidence> evidence = expressing.evidence(model, names);
        Set<Integer> found = Expressing.moreThanThePanel(evidence, ALPHA);
        int right = (int) found.stream().filter(i -> rate > 0 && i < OF_EACH).count();
        sum.subjects++;
        sum.right += right;
        sum.wrong += found.size() - right;
        sum.falseShares += (double) (found.size() - right) / Math.max(1, found.size());
        sum.chanceOfAll += expressing.chanceOfAll(model, names);
        List<StandingOut> standing =
                new BlindReading(words::stems, ReadingSettings.USUAL)
                        .read(answers, panel.stream().map(TraitsBench::verified).toList());
        sum.groups += standing.size();
        sum.blindRight += IdeaMatching.match(standing, ideas.expressed()).size();
        sum.blindWithheld += IdeaMatching.match(standing, ideas.withheld()).size();
        sum.decoys += IdeaMatching.match(standing, ideas.decoys()).size();
    }

    private static KnownModel verified(RecordedModel model) {
        return new KnownModel(model.name(), model.family(), model.verification());
    }

    private void print(int models, int subjects, double seconds) {
        out.printf(
                Locale.ROOT,
                "%d models; %d subjects of a family each; %d ideas planted, %d withheld, %d decoys;"
                        + " alpha %s%n",
                models,
                subjects,
                OF_EACH,
                OF_EACH,
                OF_EACH,
                ALPHA);
        out.printf(
                Locale.ROOT,
                "the smallest p-value by families is %.3f, which %s for %d ideas at once%n%n",
                attainable,
                supported ? "suffices" : "the panel cannot support",
                2 * OF_EACH);
        Table table =
                new Table(
                        "planted in",
                        "recall",
                        "precision",
                        "false share",
                        "p of all, mean",
                        "blind recall",
                        "blind precision",
                        "groups",
                        "withheld, decoys matched");
        sums.forEach((rate, sum) ->
                table.row(
                        rate,
                        three(recall(sum.right, sum)),
                        three(precision(sum.right, sum.right + sum.wrong)),
                        three(sum.falseShares / sum.subjects),
                        three(sum.chanceOfAll / sum.subjects),
                        three(recall(sum.blindRight, sum)),
                        three(precision(sum.blindRight, sum.groups)),
                        sum.groups,
                        sum.blindWithheld + ", " + sum.decoys));
        table.print(out);
        Sums sum = sums.getOrDefault(HEADLINE, new Sums());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "traits");
        figures.put("ideas", 2 * OF_EACH);
        figures.put("planted_in", HEADLINE);
        figures.put("recall", rounded(recall(sum.right, sum)));
        figures.put("precision", rounded(precision(sum.right, sum.right + sum.wrong)));
        figures.put("fdr", rounded(sum.falseShares / Math.max(1, sum.subjects)));
        figures.put("blind_recall", rounded(recall(sum.blindRight, sum)));
        figures.put("blind_precision", rounded(precision(sum.blindRight, sum.groups)));
        figures.put("blind_decoys", sum.decoys);
        figures.put("found_where_nothing_is_planted", sums.getOrDefault(0.0, new Sums()).wrong);
        figures.put("seconds", Math.round(seconds));
        Table.json(out, figures);
    }

    private static double recall(int right, Sums sum) {
        return (double) right / Math.max(1, OF_EACH * sum.subjects);
    }

    private static double precision(int right, int found) {
        return found == 0 ? 1 : (double) right / found;
    }

    private static String three(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
