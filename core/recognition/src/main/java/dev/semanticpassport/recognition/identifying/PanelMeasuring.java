package dev.semanticpassport.recognition.identifying;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Reading;
import dev.semanticpassport.recognition.learning.Resemblance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Measures how a panel's models look to it: each is enrolled by one half of its answers, and some
 * of its other half are set against all.
 */
public final class PanelMeasuring {
    private PanelMeasuring() {}

    /**
     * Figures for so many answers; models that have fewer than twice as many are left out.
     *
     * @param models the panel's
     */
    public static PanelFigures measure(
            Background background, List<KnownModel> models, int answers, RandomGenerator random) {
        List<KnownModel> halves = new ArrayList<>();
        Map<String, List<GivenAnswer>> drawn = new HashMap<>();
        for (KnownModel model : models) {
            if (model.answers().size() < 2 * answers) {
                continue;
            }
            List<GivenAnswer> shuffled = new ArrayList<>(model.answers());
            Collections.shuffle(shuffled, random);
            drawn.put(model.name(), shuffled.subList(0, answers));
            List<GivenAnswer> others =
                    shuffled.subList(Math.max(answers, shuffled.size() / 2), shuffled.size());
            halves.add(new KnownModel(model.name(), model.family(), others));
        }
        return figures(PanelEnrolling.enrol(background, halves), drawn, answers);
    }

    private static PanelFigures figures(
            Panel panel, Map<String, List<GivenAnswer>> drawn, int answers) {
        List<Double> gaps = new ArrayList<>();
        List<Double> tops = new ArrayList<>();
        Map<String, Double> foreign = new HashMap<>();
        for (int own = 0; own < panel.models().size(); own++) {
            Enrolled model = panel.models().get(own);
            Reading reading = panel.background().read(drawn.getOrDefault(model.name(), List.of()));
            if (!(reading instanceof Reading.Portrayed(var portrait, _))) {
                continue;
            }
            List<Resemblance> resemblances = panel.resemblances(portrait);
            double highest = Double.NEGATIVE_INFINITY;
            double top = Double.NEGATIVE_INFINITY;
            double outside = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < resemblances.size(); i++) {
                Resemblance resemblance = resemblances.get(i);
                highest = Math.max(highest, resemblance.score());
                top = Math.max(top, resemblance.fit());
                if (!panel.models().get(i).family().equals(model.family())) {
                    outside = Math.max(outside, resemblance.fit());
                }
            }
            gaps.add(highest - resemblances.get(own).score());
            tops.add(top);
            if (outside > Double.NEGATIVE_INFINITY) {
                foreign.merge(model.family(), outside, Math::max);
            }
        }
        return new PanelFigures(answers, array(gaps), array(tops), array(foreign.values()));
    }

    private static double[] array(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
