package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.scoring.panels.PanelVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A panel's version with all that it teaches: what is usual, a portrait of each model, and for each
 * number of answers the figures that levels rest on. Safe for several threads.
 */
public final class LearntPanel {
    /** Share of the panel's models that may be too short for the figures and are left out. */
    private static final double LEFT_OUT = .2;

    private final PanelVersion version;
    private final Panel panel;
    private final List<KnownModel> models;
    private final boolean ownCohort;
    private final Map<Integer, Levels> levels = new ConcurrentHashMap<>();

    /**
     * @param models the panel's, as they were enrolled
     * @param ownCohort whether what is usual was learnt from the panel's own models
     */
    LearntPanel(PanelVersion version, Panel panel, List<KnownModel> models, boolean ownCohort) {
        this.version = version;
        this.panel = panel;
        this.models = List.copyOf(models);
        this.ownCohort = ownCohort;
    }

    public PanelVersion version() {
        return version;
    }

    /** Its models' portraits. */
    Panel panel() {
        return panel;
    }

    /** Whether what is usual was learnt from the panel's own models, so that no level holds. */
    boolean ownCohort() {
        return ownCohort;
    }

    /** Figures for at most so many answers: fewer where most models have not twice as many. */
    Levels levels(int answers) {
        int[] counts = models.stream().mapToInt(model -> model.answers().size()).sorted().toArray();
        int enough = counts[(int) (LEFT_OUT * (counts.length - 1))] / 2;
        int drawn = Math.max(1, Math.min(answers, enough));
        return levels.computeIfAbsent(drawn, n -> Levels.measure(panel.background(), models, n));
    }

    @Override
    public String toString() {
        return "LearntPanel["
                + version
                + ", "
                + models.size()
                + " models, "
                + Arrays.toString(levels.keySet().toArray())
                + "]";
    }
}
