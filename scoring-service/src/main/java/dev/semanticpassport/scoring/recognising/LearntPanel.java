package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Reading;
import dev.semanticpassport.recognition.mixing.MixtureWeighing;
import dev.semanticpassport.recognition.relating.FamilyTree;
import dev.semanticpassport.recognition.relating.KinshipWeighing;
import dev.semanticpassport.scoring.panels.PanelVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    private final MixtureWeighing mixtures;
    private final @Nullable KinshipWeighing kinships;
    private final Map<Integer, Levels> levels = new ConcurrentHashMap<>();

    /**
     * @param models the panel's, as they were enrolled
     * @param ownCohort whether what is usual was learnt from the panel's own models
     * @param kinships null where the panel is too large for it
     */
    LearntPanel(
            PanelVersion version,
            Panel panel,
            List<KnownModel> models,
            boolean ownCohort,
            @Nullable KinshipWeighing kinships) {
        this.version = version;
        this.panel = panel;
        this.models = List.copyOf(models);
        this.ownCohort = ownCohort;
        this.mixtures = new MixtureWeighing(panel, models);
        this.kinships = kinships;
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

    /**
     * Its models with their answers, each with its family: all whose answers tell something, also
     * those that are too unlike the others to be recognised. A model without a portrait whose
     * family nobody named is a family of its own.
     */
    public List<KnownModel> named() {
        Map<String, String> families = new HashMap<>();
        panel.models().forEach(model -> families.put(model.name(), model.family()));
        return models.stream()
                .filter(model ->
                        families.containsKey(model.name()) || unreadable(model.answers()).isEmpty())
                .map(model -> {
                    String known = families.getOrDefault(model.name(), model.family());
                    return new KnownModel(
                            model.name(), known.isBlank() ? model.name() : known, model.answers());
                })
                .toList();
    }

    /**
     * Why answers tell nothing of any model; empty where they may. That they are unlike all others
     * is no reason here, nor that texts come again, as long as none is most of the answers: a model
     * that carries ideas says of each the same, in however many ways it is asked.
     */
    public Optional<String> unreadable(List<GivenAnswer> answers) {
        return switch (panel.background().read(answers)) {
            case Reading.Portrayed _ -> Optional.empty();
            case Reading.Unreadable(Reading.Kind kind, String why) ->
                    switch (kind) {
                        case NOTHING_SAID, TOO_SHORT -> Optional.of(why);
                        case ONE_TEXT -> isMostly(answers) ? Optional.of(why) : Optional.empty();
                        case STRANGE -> Optional.empty();
                    };
        };
    }

    /** Whether one text is at least half of the answers. */
    private static boolean isMostly(List<GivenAnswer> answers) {
        Map<String, Integer> times = new HashMap<>();
        answers.forEach(answer -> times.merge(answer.text().strip(), 1, Integer::sum));
        return times.values().stream().anyMatch(count -> 2 * count >= answers.size());
    }

    /** Weighs mixtures of its models. */
    MixtureWeighing mixtures() {
        return mixtures;
    }

    /** Weighs kinship with its models; null where the panel is too large for it. */
    @Nullable KinshipWeighing kinships() {
        return kinships;
    }

    /** Whether it has more models than are compared with each other in words. */
    public boolean isTooLargeForKinship() {
        return kinships == null;
    }

    /**
     * The tree of its models by their answers; empty where it is too large, or nothing compares.
     */
    public Optional<FamilyTree> tree() {
        return Optional.ofNullable(kinships).flatMap(KinshipWeighing::tree);
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
