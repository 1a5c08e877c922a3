package dev.semanticpassport.scoring.panels;

import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.List;

/**
 * All that a panel's version holds.
 *
 * @param models in the order of their names
 * @param cohort models from which is learnt what is usual; empty where the panel names no other
 *     panel for that
 */
public record PanelContent(PanelVersion panel, List<KnownModel> models, List<KnownModel> cohort) {
    public PanelContent {
        models = List.copyOf(models);
        cohort = List.copyOf(cohort);
    }
}
