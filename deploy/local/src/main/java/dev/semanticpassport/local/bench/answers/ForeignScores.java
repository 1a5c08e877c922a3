package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.enrolling.Panel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How little single answers speak for one model of a panel, and how much for its others. */
final class ForeignScores {
    private final Panel panel;
    private final Map<String, Map<String, double[]>> ratios = new HashMap<>();

    ForeignScores(Panel panel) {
        this.panel = panel;
    }

    /** The place of a model in the panel, where it could be enrolled. */
    OptionalInt place(RecordedModel model) {
        for (int i = 0; i < panel.models().size(); i++) {
            if (panel.models().get(i).name().equals(model.name())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Scores of a model's answers, by prompt: the best log ratio of another model of the panel, or
     * 0 for none of them, less that of the claimed one.
     *
     * @param claimed place in the panel
     * @param hidden family that the panel is taken to lack
     */
    Map<String, Double> of(RecordedModel model, int claimed, String hidden) {
        Map<String, Double> scores = new HashMap<>();
        ratios.computeIfAbsent(model.name(), _ -> ratios(model))
                .forEach((prompt, row) -> scores.put(prompt, score(row, claimed, hidden)));
        return scores;
    }

    private double score(double[] ratios, int claimed, String hidden) {
        double highest = 0;
        for (int i = 0; i < ratios.length; i++) {
            if (i != claimed && !panel.models().get(i).family().equals(hidden)) {
                highest = Math.max(highest, ratios[i]);
            }
        }
        return highest - ratios[claimed];
    }

    private Map<String, double[]> ratios(RecordedModel model) {
        Map<String, double[]> ratios = new HashMap<>();
        for (GivenAnswer answer : model.whole().answers()) {
            Optional<Contrast> contrast = panel.background().contrast(answer);
            contrast.ifPresent(c ->
                    ratios.put(
                            answer.prompt(),
                            panel.logRatios(
                                    panel.background().discriminant().portray(List.of(c)))));
        }
        return ratios;
    }
}
