package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.relating.FamilyTree;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.LearntPanel;
import dev.semanticpassport.scoring.recognising.PanelLearning;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Draws the trees of panels, off the event loop. */
@ApplicationScoped
public class PanelTrees {
    private final LearntPanels panels;

    PanelTrees(LearntPanels panels) {
        this.panels = panels;
    }

    /** What became of a tree. */
    public sealed interface Drawing {

        /** It is drawn. */
        record Drawn(FamilyTree tree) implements Drawing {}

        /** It cannot be; why in words. */
        record Refused(String why) implements Drawing {}
    }

    /** Empty where there is no such version. */
    public Uni<Optional<Drawing>> tree(PanelVersion panel) {
        return panels.learnt(panel)
                .chain(learnt ->
                        learnt.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : OffLoop.compute(() -> Optional.of(drawn(panel, learnt.get()))));
    }

    private static Drawing drawn(PanelVersion panel, Learnt learnt) {
        return switch (learnt) {
            case Learnt.Unusable(String why) -> new Drawing.Refused(why);
            case Learnt.Usable(var usable) ->
                    usable.tree()
                            .<Drawing>map(Drawing.Drawn::new)
                            .orElseGet(() -> new Drawing.Refused(why(panel, usable)));
        };
    }

    private static String why(PanelVersion panel, LearntPanel learnt) {
        return learnt.isTooLargeForKinship()
                ? "panel %s, has more than %d models, and all pairs of them would have to be compared"
                        .formatted(panel.inWords(), PanelLearning.MOST_COMPARED)
                : "of panel %s, no two models can be compared: to a prompt, at least %d models of its"
                                .formatted(panel.inWords(), Contrasting.FEWEST_COMPARED)
                        + " cohort, or of itself where it has none, must have answered in one script";
    }
}
