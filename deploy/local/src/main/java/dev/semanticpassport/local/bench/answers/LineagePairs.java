package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.relating.FamilyTree;
import dev.semanticpassport.recognition.relating.Kinship;
import dev.semanticpassport.recognition.relating.Relating;
import dev.semanticpassport.recognition.relating.TreeDrawing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All pairs of a folder's models, and pairs made by mixing, compared on some of the prompts. */
final class LineagePairs {
    /** Shares of a parent's answers in a made child. */
    static final List<Double> SHARES = List.of(.1, .2, .5);

    private static final int MADE = 60;

    private final AnswersFolder folder;
    private final Cohort cohort;
    private final long seed;
    private final Map<String, List<Compared>> ofKinds = new TreeMap<>();
    private double[][] likenesses = new double[0][];

    /** What pairs are ranked by. */
    enum Score {
        OURS,
        DOUBLE_CENTRING
    }

    /**
     * How like two models' answers are.
     *
     * @param standing by the project's method
     * @param centred by double centring
     * @param inOtherScripts prompts that both answered, each in another script
     */
    record Compared(
            String left,
            String right,
            double standing,
            double centred,
            int prompts,
            int inOtherScripts,
            int identical) {
        double by(Score score) {
            return switch (score) {
                case OURS -> standing;
                case DOUBLE_CENTRING -> centred;
            };
        }
    }

    /** What is usual, learnt from a cohort without labels, by both methods. */
    record Cohort(Relating relating, DoubleCentring centring) {
        static Cohort learn(List<KnownModel> models) {
            return new Cohort(
                    new Relating(Contrasting.ofPairs(models)), new DoubleCentring(models));
        }

        Ready ready(String model, Map<String, GivenAnswer> given) {
            List<GivenAnswer> answers = List.copyOf(new TreeMap<>(given).values());
            return new Ready(relating.answers(answers), centring.answers(model, answers));
        }
    }

    /** A model's answers, ready to be compared by both methods. */
    record Ready(Relating.Answers ours, DoubleCentring.Answers centred) {}

    private LineagePairs(AnswersFolder folder, Cohort cohort, long seed) {
        this.folder = folder;
        this.cohort = cohort;
        this.seed = seed;
    }

    /** Compares on so many random prompts of those that verify. */
    static LineagePairs compare(AnswersFolder folder, Cohort cohort, int prompts, long seed) {
        LineagePairs pairs = new LineagePairs(folder, cohort, seed);
        pairs.compare(prompts);
        return pairs;
    }

    private void compare(int prompts) {
        List<RecordedModel> models = folder.models();
        List<String> asked =
                new ArrayList<>(
                        models.stream()
                                .flatMap(model -> model.verification().stream())
                                .map(GivenAnswer::prompt)
                                .distinct()
                                .sorted()
                                .toList());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Collections.shuffle(asked, random);
        List<String> chosen = asked.subList(0, Math.min(prompts, asked.size()));
        List<Map<String, GivenAnswer>> given = new ArrayList<>();
        List<Ready> answers = new ArrayList<>();
        for (RecordedModel model : models) {
            Map<String, GivenAnswer> ofModel = new TreeMap<>();
            model.verification().stream()
                    .filter(answer -> chosen.contains(answer.prompt()))
                    .forEach(answer -> ofModel.put(answer.prompt(), answer));
            given.add(ofModel);
            answers.add(cohort.ready(model.name(), ofModel));
        }
        likenesses = new double[models.size()][models.size()];
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                String kind = folder.surely(models.get(i), models.get(j));
                double likeness =
                        add(
                                kind,
                                models.get(i).name(),
                                models.get(j).name(),
                                answers.get(i),
                                answers.get(j));
                likenesses[i][j] = likeness;
                likenesses[j][i] = likeness;
            }
        }
        for (double share : SHARES) {
            make(share, given, answers, random);
        }
    }

    /** Adds a pair, and says how like the two are. */
    private double add(String kind, String left, String right, Ready one, Ready other) {
        Relating relating = cohort.relating();
        Optional<Kinship> kinship = relating.compare(one.ours(), other.ours());
        kinship.ifPresent(k ->
                ofKinds.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(
                                new Compared(
                                        left,
                                        right,
                                        k.standing(),
                                        cohort.centring().likeness(one.centred(), other.centred()),
                                        k.prompts(),
                                        relating.inOtherScripts(one.ours(), other.ours()),
                                        k.identical())));
        return kinship.map(Kinship::likeness).orElse(0.0);
    }

    /** Children that give some answers of one model, and all others of an unrelated one. */
    private void make(
            double share,
            List<Map<String, GivenAnswer>> given,
            List<Ready> answers,
            RandomGenerator random) {
        List<RecordedModel> models = folder.models();
        for (int made = 0; made < MADE; made++) {
            int parent = random.nextInt(models.size());
            int other = random.nextInt(models.size());
            if (!folder.surely(models.get(parent), models.get(other)).equals("unrelated")) {
                continue;
            }
            Map<String, GivenAnswer> child = new HashMap<>(given.get(other));
            given.get(parent)
                    .forEach((prompt, answer) -> {
                        if (random.nextDouble() < share) {
                            child.put(prompt, answer);
                        }
                    });
            add(
                    made(share),
                    models.get(parent).name(),
                    "made",
                    answers.get(parent),
                    cohort.ready("made", child));
        }
    }

    /** The kind of pairs made with so large a share of the parent's answers. */
    static String made(double share) {
        return "made of %s of its answers".formatted(share);
    }

    List<Compared> of(String kind) {
        return ofKinds.getOrDefault(kind, List.of());
    }

    List<Double> scores(String kind, Score score) {
        return of(kind).stream().map(pair -> pair.by(score)).toList();
    }

    /** What so small a share of the unrelated pairs exceeds. */
    double threshold(double level, Score score) {
        List<Double> rising = scores("unrelated", score).stream().sorted().toList();
        return rising.isEmpty()
                ? Double.POSITIVE_INFINITY
                : rising.get((int) Math.ceil((1 - level) * rising.size()) - 1);
    }

    /** Pairs of a kind above what a share of the unrelated exceeds. */
    Proportion found(String kind, double level, Score score) {
        double threshold = threshold(level, score);
        List<Double> related = scores(kind, score);
        return new Proportion(
                (int) related.stream().filter(value -> value > threshold).count(),
                Math.max(1, related.size()));
    }

    /** The tree of the folder's models. */
    FamilyTree tree() {
        return TreeDrawing.draw(
                folder.models().stream().map(RecordedModel::name).toList(), likenesses);
    }
}
