package dev.semanticpassport.recognition.mixing;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.ArrayList;
import java.util.List;

/** Single answers as a panel sees them: for each the log ratio of every model of the panel. */
public final class AnswerRatios {
    private AnswerRatios() {}

    /** Of answers that enrolled nobody; empty ones are left out. */
    public static List<double[]> of(Panel panel, List<GivenAnswer> answers) {
        List<double[]> ratios = new ArrayList<>();
        for (Portrait single : singles(panel, answers)) {
            ratios.add(panel.logRatios(single));
        }
        return ratios;
    }

    /**
     * Of the answers that enrolled a model: none is compared with a portrait that it is part of.
     *
     * @param model its place in the panel
     */
    public static List<double[]> ofEnrolled(Panel panel, int model, List<GivenAnswer> answers) {
        Discriminant discriminant = panel.background().discriminant();
        Portrait whole = panel.models().get(model).portrait();
        List<double[]> ratios = new ArrayList<>();
        for (Portrait single : singles(panel, answers)) {
            double[] ofPanel = panel.logRatios(single);
            Portrait others = whole.without(single);
            ofPanel[model] = discriminant.terms(others.answers(), 1).logRatio(others, single);
            ratios.add(ofPanel);
        }
        return ratios;
    }

    private static List<Portrait> singles(Panel panel, List<GivenAnswer> answers) {
        return answers.stream()
                .flatMap(answer -> panel.background().contrast(answer).stream())
                .map(contrast -> panel.background().discriminant().portray(List.of(contrast)))
                .toList();
    }
}
