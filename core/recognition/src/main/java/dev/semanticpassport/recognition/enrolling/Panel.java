package dev.semanticpassport.recognition.enrolling;

import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.RatioTerms;
import dev.semanticpassport.recognition.learning.Resemblance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models that are known by their answers. */
public final class Panel {
    private final Background background;
    private final List<Enrolled> models;
    private final List<Refused> refused;

    Panel(Background background, List<Enrolled> models, List<Refused> refused) {
        this.background = background;
        this.models = List.copyOf(models);
        this.refused = List.copyOf(refused);
    }

    /** A model that could not be enrolled, and why in words. */
    public record Refused(String name, String why) {}

    public Background background() {
        return background;
    }

    public List<Enrolled> models() {
        return models;
    }

    /** Models that were left out. */
    public List<Refused> refused() {
        return refused;
    }

    /** How many independent families it has: the unit in which chance is counted. */
    public int families() {
        return (int) models.stream().map(Enrolled::family).distinct().count();
    }

    /** The same panel without a family. */
    public Panel without(String family) {
        return new Panel(
                background,
                models.stream().filter(model -> !model.family().equals(family)).toList(),
                refused);
    }

    /** For each model in order how like the answers are to its own. */
    public List<Resemblance> resemblances(Portrait asked) {
        Map<Integer, RatioTerms> terms = new HashMap<>();
        List<Resemblance> resemblances = new ArrayList<>(models.size());
        for (Enrolled model : models) {
            resemblances.add(
                    terms(terms, model, asked)
                            .resemblance(model.portrait(), model.spread(), asked));
        }
        return resemblances;
    }

    /** For each model in order the score that it is ranked by. */
    public double[] scores(Portrait asked) {
        return resemblances(asked).stream().mapToDouble(Resemblance::score).toArray();
    }

    /** For each model in order the log-likelihood ratio of "the same model" against "another". */
    public double[] logRatios(Portrait asked) {
        Map<Integer, RatioTerms> terms = new HashMap<>();
        double[] ratios = new double[models.size()];
        for (int i = 0; i < ratios.length; i++) {
            Enrolled model = models.get(i);
            ratios[i] = terms(terms, model, asked).logRatio(model.portrait(), asked);
        }
        return ratios;
    }

    private RatioTerms terms(Map<Integer, RatioTerms> known, Enrolled model, Portrait asked) {
        return known.computeIfAbsent(
                model.portrait().answers(),
                n -> background.discriminant().terms(n, asked.answers()));
    }
}
