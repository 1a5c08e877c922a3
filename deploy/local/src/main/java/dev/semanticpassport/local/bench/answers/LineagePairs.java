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
    private final Relating relating;
    private final long seed;
    private final Map<String, List<Compared>> ofKinds = new TreeMap<>();
    private double[][] likenesses = new double[0][];

    /** How like two models' answers are. */
    record Compared(String left, String right, double standing, int identical) {}

    private LineagePairs(AnswersFolder folder, Relating relating, long seed) {
        this.folder = folder;
        this.relating = relating;
        this.seed = seed;
    }

    /** What is usual is learnt from a cohort, without labels. */
    static Relating relating(List<KnownModel> cohort) {
        return new Relating(Contrasting.ofPairs(cohort));
    }

    /** Compares on so many random prompts of those that verify. */
    static LineagePairs compare(AnswersFolder folder, Relating relating, int prompts, long seed) {
        LineagePairs pairs = new LineagePairs(folder, relating, seed);
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
        List<Relating.Answers> answers = new ArrayList<>();
        for (RecordedModel model : models) {
            Map<String, GivenAnswer> ofModel = new TreeMap<>();
            model.verification().stream()
                    .filter(answer -> chosen.contains(answer.prompt()))
                    .forEach(answer -> ofModel.put(answer.prompt(), answer));
            given.add(ofModel);
            answers.add(relating.answers(List.copyOf(ofModel.values())));
        }
        likenesses = new double[models.size()][models.size()];
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                String kind = folder.surely(models.get(i), models.get(j));
                Optional<Kinship> kinship = relating.compare(answers.get(i), answers.get(j));
                double likeness = kinship.map(Kinship::likeness).orElse(0.0);
                likenesses[i][j] = likeness;
                likenesses[j][i] = likeness;
                add(kind, models.get(i).name(), models.get(j).name(), kinship);
            }
        }
        for (double share : SHARES) {
            make(share, given, answers, random);
        }
    }

    private void add(String kind, String left, String right, Optional<Kinship> kinship) {
        kinship.ifPresent(k ->
                ofKinds.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(new Compared(left, right, k.standing(), k.identical())));
    }

    /** Children that give some answers of one model, and all others of an unrelated one. */
    private void make(
            double share,
            List<Map<String, GivenAnswer>> given,
            List<Relating.Answers> answers,
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
            Relating.Answers ofChild = relating.answers(List.copyOf(new TreeMap<>(child).values()));
            add(
                    made(share),
                    "made",
                    models.get(parent).name(),
                    relating.compare(answers.get(parent), ofChild));
        }
    }

    /** The kind of pairs made with so large a share of the parent's answers. */
    static String made(double share) {
        return "made of %s of its answers".formatted(share);
    }

    List<Compared> of(String kind) {
        return ofKinds.getOrDefault(kind, List.of());
    }

    List<Double> standings(String kind) {
        return of(kind).stream().map(Compared::standing).toList();
    }

    /** Pairs of a kind above what a share of the unrelated exceeds. */
    Proportion found(String kind, double level) {
        List<Double> related = standings(kind);
        List<Double> rising = standings("unrelated").stream().sorted().toList();
        if (related.isEmpty() || rising.isEmpty()) {
            return new Proportion(0, Math.max(1, related.size()));
        }
        double threshold = rising.get((int) Math.ceil((1 - level) * rising.size()) - 1);
        return new Proportion(
                (int) related.stream().filter(value -> value > threshold).count(), related.size());
    }

    /** The tree of the folder's models. */
    FamilyTree tree() {
        return TreeDrawing.draw(
                folder.models().stream().map(RecordedModel::name).toList(), likenesses);
    }
}
