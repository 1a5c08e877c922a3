package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.identifying.Identification;
import dev.semanticpassport.recognition.identifying.Identifying;
import dev.semanticpassport.recognition.identifying.PanelFigures;
import dev.semanticpassport.recognition.identifying.PanelMeasuring;
import dev.semanticpassport.recognition.identifying.Ranked;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What identification says of the panel's own models, and how often it is right. */
final class SetCheck {
    private static final double LEVEL = .95;
    private static final int ANSWERS = 32;
    private static final int OF_EACH = 3;

    private final Map<String, Integer> said = new LinkedHashMap<>();
    private final List<Covered> coverage = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    /** A draw of a model, whether the set held it, and how large the set was. */
    private record Covered(String model, double holds, int size) {}

    /** Identifies models of a panel, each several times, by answers to prompts of their own. */
    void add(Background background, List<RecordedModel> models, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<KnownModel> enrolment = models.stream().map(RecordedModel::enrolled).toList();
        Panel panel = PanelEnrolling.enrol(background, enrolment);
        PanelFigures figures = PanelMeasuring.measure(background, enrolment, ANSWERS, random);
        Identifying identifying = new Identifying(panel, figures, LEVEL);
        for (RecordedModel model : models) {
            List<GivenAnswer> answers = new ArrayList<>(model.verification());
            for (int i = 0; i < OF_EACH; i++) {
                Collections.shuffle(answers, random);
                count(
                        model.name(),
                        identifying,
                        identifying.identify(
                                answers.subList(0, Math.min(ANSWERS, answers.size()))));
            }
        }
    }

    private void count(String model, Identifying identifying, Identification identification) {
        switch (identification) {
            case Identification.Unreadable _ -> said.merge("unreadable", 1, Integer::sum);
            case Identification.Ranking(List<Ranked> ranked, Identification.Verdict verdict) -> {
                List<String> set = identifying.set(ranked);
                if (!set.isEmpty()) {
                    coverage.add(new Covered(model, set.contains(model) ? 1 : 0, set.size()));
                }
                switch (verdict) {
                    case Identification.NoneOfThese _ ->
                            said.merge("none of these", 1, Integer::sum);
                    case Identification.Undecided(String why) -> {
                        said.merge("undecided", 1, Integer::sum);
                        reasons.add(why);
                    }
                    case Identification.OneOf _ -> said.merge("one of a set", 1, Integer::sum);
                }
            }
        }
    }

    /** In words. */
    String say() {
        return String.format(
                        Locale.ROOT,
                        "By %d answers at %s, the set held the right model of the panel in %s of draws,"
                                + " with %.1f models on average. Verdicts: %s.",
                        ANSWERS,
                        LEVEL,
                        held().say(),
                        meanSize(),
                        said)
                + (reasons.isEmpty()
                        ? ""
                        : " Undecided, for instance: " + reasons.getFirst() + ".");
    }

    private Shares held() {
        return Shares.of(coverage, Covered::model, Covered::holds);
    }

    private double meanSize() {
        return coverage.stream().mapToInt(Covered::size).average().orElse(0);
    }

    /** For JSON. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(said);
        if (!coverage.isEmpty()) {
            figures.put("coverage", held().rounded());
            figures.put("mean_size", Math.round(10 * meanSize()) / 10.0);
        }
        return figures;
    }
}
