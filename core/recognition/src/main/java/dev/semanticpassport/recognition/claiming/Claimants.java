package dev.semanticpassport.recognition.claiming;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A panel's models, each enrolled by a part of its answers and asked by some of the others: from
 * them the panel itself learns what false claims score.
 *
 * @param panel of the models enrolled by a part of their answers
 * @param asked by the model's name, what was drawn of its other answers
 */
public record Claimants(Panel panel, Map<String, Portrait> asked) {
    public Claimants {
        asked = Map.copyOf(asked);
    }

    /**
     * Draws so many answers of each model, and enrols it by the rest; models that have fewer than
     * twice as many are left out.
     *
     * @param models the panel's, with the answers that enrolled them
     */
    public static Claimants drawn(
            Background background, List<KnownModel> models, int answers, RandomGenerator random) {
        List<KnownModel> enrolled = new ArrayList<>();
        Map<String, Portrait> asked = new HashMap<>();
        for (KnownModel model : models) {
            if (model.answers().size() < 2 * answers) {
                continue;
            }
            List<GivenAnswer> shuffled = new ArrayList<>(model.answers());
            Collections.shuffle(shuffled, random);
            enrolled.add(
                    new KnownModel(
                            model.name(),
                            model.family(),
                            shuffled.subList(answers, shuffled.size())));
            if (background.read(shuffled.subList(0, answers))
                    instanceof Reading.Portrayed(var portrait, _)) {
                asked.put(model.name(), portrait);
            }
        }
        return new Claimants(PanelEnrolling.enrol(background, enrolled), asked);
    }

    /** The same, had the family never been enrolled. */
    public Claimants without(String family) {
        return new Claimants(panel.without(family), asked);
    }

    /** What each model scores that claims, as a stranger, to be each model of another family. */
    public ImpostorScores scores() {
        return FalseClaiming.scores(panel, asked);
    }
}
