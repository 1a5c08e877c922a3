package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.enrolling.PanelEnrolling;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.recognition.relating.KinshipWeighing;
import dev.semanticpassport.scoring.panels.PanelContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns from a panel's version. It takes seconds, so that what is learnt is kept. */
public final class PanelLearning {
    /** The largest panel whose models are compared with each other in words. */
    public static final int MOST_COMPARED = 300;

    private static final String ENROL_MORE =
            "Enrol further models by the same prompts, or make a panel with a cohort that was asked"
                    + " them";

    private static final String TAKE_ANOTHER_COHORT =
            "Make a panel whose cohort has more models that were asked the same prompts";

    private PanelLearning() {}

    /** What became of a panel. */
    public sealed interface Learnt {

        /** It can be compared with. */
        record Usable(LearntPanel panel) implements Learnt {}

        /** It cannot; why in words. */
        record Unusable(String why) implements Learnt {}
    }

    /**
     * Learns what is usual from the cohort, without models that the panel holds too, and enrols the
     * panel's models. Where there is no cohort, the panel's own models have to do.
     */
    public static Learnt learn(PanelContent content, BackgroundSettings settings) {
        if (content.models().size() < 2) {
            return new Learnt.Unusable(
                    content.models().isEmpty()
                            ? "panel " + content.panel().inWords() + ", has no model"
                            : "panel "
                                    + content.panel().inWords()
                                    + ", has a single model, and one model cannot be told from"
                                    + " others: enrol a second one");
        }
        Set<String> enrolled =
                content.models().stream().map(KnownModel::name).collect(Collectors.toSet());
        List<KnownModel> others =
                content.cohort().stream()
                        .filter(model -> !enrolled.contains(model.name()))
                        .toList();
        boolean own = others.size() < 2;
        Background background;
        try {
            background = Background.learn(own ? content.models() : others, settings);
        } catch (IllegalArgumentException tooFew) {
            return new Learnt.Unusable(
                    "what is usual cannot be learnt from %s of panel %s: %s. %s"
                            .formatted(
                                    own ? "the models" : "the cohort",
                                    content.panel().inWords(),
                                    tooFew.getMessage(),
                                    own ? ENROL_MORE : TAKE_ANOTHER_COHORT));
        }
        Panel panel = PanelEnrolling.enrol(background, content.models());
        if (panel.models().size() < 2) {
            return new Learnt.Unusable(
                    "of panel "
                            + content.panel().inWords()
                            + ", fewer than two models can be told apart: "
                            + panel.refused().stream()
                                    .map(refused -> refused.name() + ": " + refused.why())
                                    .collect(Collectors.joining("; ")));
        }
        return new Learnt.Usable(
                new LearntPanel(
                        content.panel(),
                        panel,
                        content.models(),
                        own,
                        kinships(own ? content.models() : others, content.models(), panel)));
    }

    /** The time to compare all pairs grows by the square of the panel. */
    private static @Nullable KinshipWeighing kinships(
            List<KnownModel> cohort, List<KnownModel> models, Panel panel) {
        if (panel.models().size() > MOST_COMPARED) {
            return null;
        }
        Map<String, KnownModel> byName = new HashMap<>();
        models.forEach(model -> byName.putIfAbsent(model.name(), model));
        return KinshipWeighing.learn(
                cohort,
                panel.models().stream()
                        .map(model ->
                                new KnownModel(
                                        model.name(),
                                        model.family(),
                                        answers(byName.get(model.name()))))
                        .toList());
    }

    private static List<GivenAnswer> answers(@Nullable KnownModel model) {
        return model == null ? List.of() : model.answers();
    }
}
