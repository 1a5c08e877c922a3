package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.identifying.Identification;
import dev.semanticpassport.recognition.identifying.Identifying;
import dev.semanticpassport.recognition.identifying.PanelFigures;
import dev.semanticpassport.recognition.identifying.PanelMeasuring;
import dev.semanticpassport.recognition.learning.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What identification says of the panel's own models, and how often it is right. */
final class SetCheck {
    private static final double LEVEL = .95;
    private static final int ANSWERS = 32;
    private static final int OF_EACH = 3;

    private final Map<String, Integer> said = new LinkedHashMap<>();
    private int covered;
    private int sizes;

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
                        identifying.identify(
                                answers.subList(0, Math.min(ANSWERS, answers.size()))));
            }
        }
    }

    private void count(String model, Identification identification) {
        switch (identification) {
            case Identification.Unreadable _ -> said.merge("unreadable", 1, Integer::sum);
            case Identification.Ranking(_, Identification.NoneOfThese _) ->
                    said.merge("none of these", 1, Integer::sum);
            case Identification.Ranking(_, Identification.Undecided _) ->
                    said.merge("undecided", 1, Integer::sum);
            case Identification.Ranking(_, Identification.OneOf one) -> {
                said.merge("one of a set", 1, Integer::sum);
                covered += one.models().contains(model) ? 1 : 0;
                sizes += one.models().size();
            }
        }
    }

    /** In words. */
    String say() {
        int sets = said.getOrDefault("one of a set", 0);
        return "Verdicts on the panel's own models by %d answers at %s: %s; of the sets %s held the right model, with %s models on average."
                .formatted(
                        ANSWERS,
                        LEVEL,
                        said,
                        sets == 0 ? "-" : Math.round(1000.0 * covered / sets) / 1000.0,
                        sets == 0 ? "-" : Math.round(10.0 * sizes / sets) / 10.0);
    }

    /** For JSON. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(said);
        int sets = said.getOrDefault("one of a set", 0);
        if (sets > 0) {
            figures.put("coverage", Math.round(1000.0 * covered / sets) / 1000.0);
            figures.put("mean_size", Math.round(10.0 * sizes / sets) / 10.0);
        }
        return figures;
    }
}
