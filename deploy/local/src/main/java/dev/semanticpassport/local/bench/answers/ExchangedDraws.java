package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Reading;
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
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Mixtures tested as the services test them, by exchanging answers with those of enrolment. */
final class ExchangedDraws {
    static final List<Double> SHARES = List.of(0.0, .1, .2, .3, .5);

    /** Honest draws are looked at by it too. */
    static final double STRICT = .01;

    private static final int TIMES_AGAIN = 5;

    private final double level;
    private final Map<Double, List<Draw>> draws = new TreeMap<>();
    private final Map<Double, List<Draw>> unclaimed = new TreeMap<>();

    /** By pair of entries of one model how often, at common prompts, one seems mixed. */
    private final Map<String, Tally> again = new TreeMap<>();

    /** One draw of answers, and what was said of it. */
    private record Draw(RecordedModel claimed, String other, Weighed.Tested tested) {}

    ExchangedDraws(double level) {
        this.level = level;
    }

    /**
     * Draws so many times of each model of a panel, and of mixtures with unrelated others. Each
     * time the prompts are parted anew into those that enrol the panel and those that are asked:
     * what is promised holds over such partings, and one parting is one case, however many answers
     * are drawn of it.
     */
    void add(
            AnswersFolder folder,
            Background background,
            List<RecordedModel> models,
            int trials,
            RandomGenerator random) {
        for (int trial = 0; trial < trials; trial++) {
            add(folder, background, RecordedModel.parted(models, random), random);
        }
    }

    private void add(
            AnswersFolder folder,
            Background background,
            List<RecordedModel> models,
            RandomGenerator random) {
        List<KnownModel> enrolment = models.stream().map(RecordedModel::enrolled).toList();
        Panel panel = PanelEnrolling.enrol(background, enrolment);
        MixtureWeighing weighing = new MixtureWeighing(panel, enrolment);
        Map<String, RecordedModel> byName = new HashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        List<RecordedModel> enrolled =
                panel.models().stream().map(one -> named(byName, one)).toList();
        for (int claimed = 0; claimed < enrolled.size(); claimed++) {
            RecordedModel model = enrolled.get(claimed);
            List<RecordedModel> unrelated =
                    enrolled.stream()
                            .filter(other -> folder.relation(model, other).equals("unrelated"))
                            .toList();
            if (unrelated.isEmpty()) {
                continue;
            }
            addAgain(folder, weighing, enrolled, claimed);
            RecordedModel other = unrelated.get(random.nextInt(unrelated.size()));
            for (double share : SHARES) {
                List<GivenAnswer> answers = mixed(model, other, share, random);
                double strictest = share == 0 ? STRICT : level;
                List<Integer> all = IntStream.range(0, enrolled.size()).boxed().toList();
                if (weighing.weigh(claimed, all, answers, strictest, random)
                        instanceof Weighed.Tested tested) {
                    draws.computeIfAbsent(share, _ -> new ArrayList<>())
                            .add(new Draw(model, other.name(), tested));
                }
                if (byLikeliest(panel, weighing, answers, strictest, random)
                        instanceof Weighed.Tested tested) {
                    unclaimed
                            .computeIfAbsent(share, _ -> new ArrayList<>())
                            .add(new Draw(model, other.name(), tested));
                }
            }
        }
    }

    /**
     * At common prompts one recorded answer would stand on both sides, so that only a model that
     * was recorded twice, by another host or with other settings, can be asked again.
     */
    private void addAgain(
            AnswersFolder folder,
            MixtureWeighing weighing,
            List<RecordedModel> enrolled,
            int claimed) {
        RecordedModel model = enrolled.get(claimed);
        // of its own, so that other draws are the same whether or not a folder has such models
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(claimed);
        List<Integer> unrelated =
                IntStream.range(0, enrolled.size())
                        .filter(i -> folder.relation(model, enrolled.get(i)).equals("unrelated"))
                        .boxed()
                        .toList();
        for (RecordedModel twin : enrolled) {
            if (!folder.relation(model, twin).equals("same-model")) {
                continue;
            }
            List<GivenAnswer> answers = new ArrayList<>(twin.enrolment());
            for (int i = 0; i < TIMES_AGAIN; i++) {
                Collections.shuffle(answers, random);
                List<GivenAnswer> drawn =
                        answers.subList(0, Math.min(MixedDraws.ANSWERS, answers.size()));
                if (weighing.weigh(claimed, unrelated, drawn, level, random)
                        instanceof Weighed.Tested tested) {
                    again.computeIfAbsent(twin.name() + " as " + model.name(), _ -> new Tally())
                            .add(model.name(), tested.chance() <= level);
                }
            }
        }
    }

    /**
     * Where nobody claims anything: of the likeliest model, with those of other families, as a
     * service does it.
     */
    private static Weighed byLikeliest(
            Panel panel,
            MixtureWeighing weighing,
            List<GivenAnswer> answers,
            double level,
            RandomGenerator random) {
        if (!(panel.background().read(answers) instanceof Reading.Portrayed(var portrait, _))) {
            return new Weighed.Unsupported("the answers cannot be read");
        }
        double[] scores = panel.scores(portrait);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        String family = panel.models().get(best).family();
        List<Integer> others =
                IntStream.range(0, scores.length)
                        .filter(i -> !panel.models().get(i).family().equals(family))
                        .boxed()
                        .toList();
        return weighing.weigh(best, others, answers, level, random);
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
        return noticed(share, level);
    }

    /** The same by another level. */
    Shares noticed(double share, double byLevel) {
        return of(draws, share, draw -> draw.tested().chance() <= byLevel);
    }

    /** The same where no model was claimed, but the likeliest weighed. */
    Shares noticedUnclaimed(double share, double byLevel) {
        return of(unclaimed, share, draw -> draw.tested().chance() <= byLevel);
    }

    /** By pair of entries of one model the share of draws at common prompts that seem mixed. */
    Map<String, Tally> again() {
        return again;
    }

    /** How many draws there are of a share. */
    int draws(double share) {
        return draws.getOrDefault(share, List.of()).size();
    }

    /** Draws of a share that the limits hold. */
    Shares held(double share) {
        return of(
                draws,
                share,
                draw ->
                        draw.tested().lowest() <= share + 1e-9
                                && draw.tested().highest() >= share - 1e-9);
    }

    /** Draws of a share in which the other model was named, to the name. */
    Shares named(double share) {
        return of(draws, share, draw -> draw.tested().mixture().other().equals(draw.other()));
    }

    private static Shares of(Map<Double, List<Draw>> draws, double share, Predicate<Draw> holds) {
        return Shares.of(
                draws.getOrDefault(share, List.of()),
                draw -> draw.claimed().name(),
                draw -> holds.test(draw) ? 1 : 0);
    }
}
