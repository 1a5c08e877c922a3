package dev.semanticpassport.recognition.claiming;

import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets each model of a panel claim to be each model of another family, as a stranger would: whoever
 * serves another model than is said need not be known to the panel, and then nothing of the panel
 * speaks against the claim as its own family would.
 */
public final class FalseClaiming {
    private FalseClaiming() {}

    /**
     * The scores of all these claims.
     *
     * @param asked by the model's name, what was drawn of answers that did not enrol it; models
     *     without are claimed to be, and claim nothing
     */
    public static ImpostorScores scores(Panel panel, Map<String, Portrait> asked) {
        List<ImpostorScores.Impostor> impostors = new ArrayList<>();
        for (Enrolled source : panel.models()) {
            Portrait portrait = asked.get(source.name());
            if (portrait != null) {
                claims(panel, source.family(), panel.scores(portrait), impostors);
            }
        }
        return new ImpostorScores(impostors);
    }

    private static void claims(
            Panel panel, String source, double[] scores, List<ImpostorScores.Impostor> impostors) {
        for (int place = 0; place < scores.length; place++) {
            if (panel.models().get(place).family().equals(source)) {
                scores[place] = Double.NEGATIVE_INFINITY;
            }
        }
        for (int claimed = 0; claimed < scores.length; claimed++) {
            String family = panel.models().get(claimed).family();
            if (!family.equals(source)) {
                impostors.add(
                        new ImpostorScores.Impostor(
                                family, source, Claiming.score(scores, claimed)));
            }
        }
    }
}
