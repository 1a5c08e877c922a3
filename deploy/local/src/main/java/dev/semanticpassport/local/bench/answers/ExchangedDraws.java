package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.mixing.MixtureWeighing;
import dev.semanticpassport.recognition.mixing.Weighed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Mixtures tested as the services test them, by exchanging answers with those of enrolment. */
final class ExchangedDraws {
    static final List<Double> SHARES = List.of(0.0, .1, .2, .3, .5);

    private final double level;
    private final Map<Double, List<Draw>> draws = new TreeMap<>();

    /** One draw of answers, and what was said of it. */
    private record Draw(String claimed, String other, Weighed.Tested tested) {}

    ExchangedDraws(double level) {
        this.level = level;
    }

    /** Draws so many times of each model of a panel, and of mixtures with unrelated others. */
    void add(
            AnswersFolder folder,
            Background background,
            List<RecordedModel> models,
            int trials,
            RandomGenerator random) {
        List<KnownModel> enrolment = models.stream().map(RecordedModel::enrolled).toList();
        Panel panel = PanelEnrolling.enrol(background, enrolment);
        MixtureWeighing weighing = new MixtureWeighing(panel, enrolment);
        Map<String, RecordedModel> byName = new HashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        List<RecordedModel> enrolled =
                panel.models().stream().map(one -> named(byName, one)).toList();
        List<Integer> all = IntStream.range(0, enrolled.size()).boxed().toList();
        for (int claimed = 0; claimed < enrolled.size(); claimed++) {
            RecordedModel model = enrolled.get(claimed);
            List<RecordedModel> unrelated =
                    enrolled.stream()
                            .filter(other -> folder.relation(model, other).equals("unrelated"))
                            .toList();
            for (int trial = 0; trial < trials && !unrelated.isEmpty(); trial++) {
                RecordedModel other = unrelated.get(random.nextInt(unrelated.size()));
                for (double share : SHARES) {
                    List<GivenAnswer> answers = mixed(model, other, share, random);
                    if (weighing.weigh(claimed, all, answers, level, random)
                            instanceof Weighed.Tested tested) {
                        draws.computeIfAbsent(share, _ -> new ArrayList<>())
                                .add(new Draw(model.name(), other.name(), tested));
                    }
                }
            }
        }
    }

    private static RecordedModel named(Map<String, RecordedModel> byName, Enrolled enrolled) {
        RecordedModel model = byName.get(enrolled.name());
        if (model == null) {
            throw new IllegalStateException("Enrolled from nowhere: " + enrolled.name());
        }
        return model;
    }

    private static List<GivenAnswer> mixed(
            RecordedModel model, RecordedModel other, double share, RandomGenerator random) {
        List<GivenAnswer> own = new ArrayList<>(model.verification());
        Map<String, GivenAnswer> strange = new HashMap<>();
        other.verification().forEach(answer -> strange.put(answer.prompt(), answer));
        Collections.shuffle(own, random);
        int ofOther = (int) Math.round(share * MixedDraws.ANSWERS);
        List<GivenAnswer> answers = new ArrayList<>();
        for (GivenAnswer answer : own.subList(0, Math.min(MixedDraws.ANSWERS, own.size()))) {
            GivenAnswer instead = strange.get(answer.prompt());
            boolean replaced = ofOther > 0 && instead != null;
            answers.add(replaced ? instead : answer);
            ofOther -= replaced ? 1 : 0;
        }
        return answers;
    }

    /** Draws of a share in which a mixture was noticed. */
    Shares noticed(double share) {
        return of(share, draw -> draw.tested().chance() <= level);
    }

    /** Draws of a share that the limits hold. */
    Shares held(double share) {
        return of(
                share,
                draw ->
                        draw.tested().lowest() <= share + 1e-9
                                && draw.tested().highest() >= share - 1e-9);
    }

    /** Draws of a share in which the other model was named, to the name. */
    Shares named(double share) {
        return of(share, draw -> draw.tested().mixture().other().equals(draw.other()));
    }

    private Shares of(double share, Predicate<Draw> holds) {
        return Shares.of(
                draws.getOrDefault(share, List.of()),
                Draw::claimed,
                draw -> holds.test(draw) ? 1 : 0);
    }
}
