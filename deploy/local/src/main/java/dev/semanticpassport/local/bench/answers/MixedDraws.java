package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.mixing.AnswerRatios;
import dev.semanticpassport.recognition.mixing.Mixing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Evidence of a mixture in answers of one model, and in answers of two; in standard deviations of
 * what it is among the claimed model's own enrolment answers.
 */
final class MixedDraws {
    static final List<Double> SHARES = List.of(.1, .2, .3, .5);
    static final int ANSWERS = 64;

    private static final int NULLS = 60;
    private static final double LEAST_SPREAD = .5;

    private final List<Draw> honest = new ArrayList<>();
    private final Map<Double, List<Draw>> mixed = new TreeMap<>();
    private final Map<Double, List<Draw>> foreign = new TreeMap<>();

    /** One draw of answers that are said to be the claimed model's. */
    record Draw(String claimed, double evidence) {}

    /** A panel's models, and what the panel says to their single answers. */
    private static final class Answered {
        private final List<RecordedModel> models = new ArrayList<>();
        private final List<List<double[]>> enrolment = new ArrayList<>();
        private final List<List<double[]>> verification = new ArrayList<>();

        Answered(Panel panel, List<RecordedModel> recorded) {
            Map<String, RecordedModel> byName = new HashMap<>();
            recorded.forEach(model -> byName.put(model.name(), model));
            for (Enrolled entry : panel.models()) {
                RecordedModel model = byName.get(entry.name());
                if (model == null) {
                    throw new IllegalStateException("Enrolled from nowhere: " + entry.name());
                }
                enrolment.add(AnswerRatios.ofEnrolled(panel, models.size(), model.enrolment()));
                verification.add(AnswerRatios.of(panel, model.verification()));
                models.add(model);
            }
        }
    }

    /** The endpoint that is said to be a model, and evidence among its own answers. */
    private static final class Claimed {
        private final String name;
        private final Mixing mixing;
        private final List<double[]> answers;
        private final double mean;
        private final double spread;

        Claimed(Panel panel, Answered answered, int model, RandomGenerator random) {
            name = answered.models.get(model).name();
            mixing = Mixing.learn(panel, answered.enrolment, model);
            answers = advantages(mixing, answered.verification.get(model));
            List<double[]> own = advantages(mixing, answered.enrolment.get(model));
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < NULLS; i++) {
                Collections.shuffle(own, random);
                double evidence = mixing.likeliest(first(own, ANSWERS)).evidence();
                sum += evidence;
                squares += evidence * evidence;
            }
            mean = sum / NULLS;
            spread = LEAST_SPREAD + Math.sqrt(Math.max(0, squares / NULLS - mean * mean));
        }

        Draw draw(List<double[]> drawn) {
            return new Draw(name, (mixing.likeliest(drawn).evidence() - mean) / spread);
        }
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
        Answered answered = new Answered(panel, models);
        for (int model = 0; model < answered.models.size(); model++) {
            Claimed claimed = new Claimed(panel, answered, model, random);
            for (int trial = 0; trial < trials; trial++) {
                Collections.shuffle(claimed.answers, random);
                honest.add(claimed.draw(first(claimed.answers, ANSWERS)));
            }
            List<Integer> others = unrelated(folder, answered.models, model);
            for (int trial = 0; trial < trials && !others.isEmpty(); trial++) {
                int other = others.get(random.nextInt(others.size()));
                String family = panel.models().get(other).family();
                List<double[]> strange =
                        advantages(claimed.mixing, answered.verification.get(other));
                addMixtures(claimed, strange, panel, family, random);
            }
        }
    }

    private static List<Integer> unrelated(
            AnswersFolder folder, List<RecordedModel> models, int model) {
        List<Integer> others = new ArrayList<>();
        for (int other = 0; other < models.size(); other++) {
            if (folder.relation(models.get(model), models.get(other)).equals("unrelated")) {
                others.add(other);
            }
        }
        return others;
    }

    private void addMixtures(
            Claimed claimed,
            List<double[]> strange,
            Panel panel,
            String family,
            RandomGenerator random) {
        for (double share : SHARES) {
            Collections.shuffle(claimed.answers, random);
            Collections.shuffle(strange, random);
            int ofOther = (int) Math.round(share * ANSWERS);
            List<double[]> all = new ArrayList<>(first(claimed.answers, ANSWERS - ofOther));
            all.addAll(first(strange, ofOther));
            mixed.computeIfAbsent(share, _ -> new ArrayList<>()).add(claimed.draw(all));
            List<double[]> blind = all.stream().map(row -> without(panel, family, row)).toList();
            foreign.computeIfAbsent(share, _ -> new ArrayList<>()).add(claimed.draw(blind));
        }
    }

    /** The advantages as of a panel that lacks a family. */
    private static double[] without(Panel panel, String family, double[] advantages) {
        double[] left = advantages.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] =
                    panel.models().get(i).family().equals(family)
                            ? Double.NEGATIVE_INFINITY
                            : left[i];
        }
        return left;
    }

    private static List<double[]> advantages(Mixing mixing, List<double[]> ratios) {
        List<double[]> advantages = new ArrayList<>();
        for (double[] ofAnswer : ratios) {
            advantages.add(mixing.advantages(ofAnswer));
        }
        return advantages;
    }

    private static <T> List<T> first(List<T> list, int size) {
        return list.subList(0, Math.min(size, list.size()));
    }

    /** What a share of draws without a mixture exceeds. */
    double threshold(double falseAlarms) {
        List<Double> rising = honest.stream().map(Draw::evidence).sorted().toList();
        return rising.isEmpty()
                ? Double.POSITIVE_INFINITY
                : rising.get((int) Math.ceil((1 - falseAlarms) * rising.size()) - 1);
    }

    Shares falseAlarms(double threshold) {
        return above(honest, threshold);
    }

    Shares noticed(double share, double threshold) {
        return above(mixed.getOrDefault(share, List.of()), threshold);
    }

    /** The same where the panel lacks the other's family. */
    Shares noticedUnknown(double share, double threshold) {
        return above(foreign.getOrDefault(share, List.of()), threshold);
    }

    int honestDraws() {
        return honest.size();
    }

    private static Shares above(List<Draw> draws, double threshold) {
        return Shares.of(draws, Draw::claimed, draw -> draw.evidence() > threshold ? 1 : 0);
    }
}
