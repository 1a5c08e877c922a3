package dev.semanticpassport.recognition.enrolling;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Enrolment;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a panel of models' answers. */
public final class PanelEnrolling {
    private PanelEnrolling() {}

    /**
     * Enrols every model whose answers can be read. A name that comes twice, and a model with the
     * same answers as another, is left out: two entries that cannot be told apart would only hide
     * each other.
     */
    public static Panel enrol(Background background, List<KnownModel> models) {
        List<Enrolled> enrolled = new ArrayList<>();
        List<Panel.Refused> refused = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Map<List<GivenAnswer>, String> seen = new HashMap<>();
        for (KnownModel model : models) {
            if (!names.add(model.name())) {
                refused.add(new Panel.Refused(model.name(), "the name comes twice"));
                continue;
            }
            String twin = seen.putIfAbsent(model.answers(), model.name());
            if (twin != null) {
                refused.add(new Panel.Refused(model.name(), "answers word for word like " + twin));
                continue;
            }
            switch (background.enrol(model.answers())) {
                case Enrolment.Possible(Portrait portrait, Spread spread) ->
                        enrolled.add(new Enrolled(model.name(), model.family(), portrait, spread));
                case Enrolment.Impossible(String why) ->
                        refused.add(new Panel.Refused(model.name(), why));
            }
        }
        return new Panel(background, withFamilies(enrolled), refused);
    }

    /** Where nobody named a family, that of the likest models; else a model's own name. */
    private static List<Enrolled> withFamilies(List<Enrolled> models) {
        if (models.stream().noneMatch(model -> model.family().isBlank())) {
            return models;
        }
        List<Enrolled> named = new ArrayList<>(models);
        for (List<Integer> family :
                FamilyFinding.families(models.stream().map(Enrolled::portrait).toList())) {
            String name =
                    family.stream()
                            .map(i -> models.get(i).family())
                            .filter(known -> !known.isBlank())
                            .findFirst()
                            .orElse(models.get(family.getFirst()).name());
            for (int i : family) {
                Enrolled model = models.get(i);
                if (model.family().isBlank()) {
                    named.set(
                            i, new Enrolled(model.name(), name, model.portrait(), model.spread()));
                }
            }
        }
        return named;
    }
}
