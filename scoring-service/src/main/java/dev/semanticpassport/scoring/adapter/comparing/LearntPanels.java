package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.scoring.adapter.RecognisingConfig;
import dev.semanticpassport.scoring.adapter.db.PanelReading;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.PanelLearning;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What versions of panels teach: learnt once, the ones used last kept. */
@ApplicationScoped
class LearntPanels {
    private final PanelReading panels;
    private final int most;
    private final Map<PanelVersion, Learnt> kept = new LinkedHashMap<>(16, .75f, true);

    LearntPanels(PanelReading panels, RecognisingConfig config) {
        this.panels = panels;
        this.most = config.keptPanels();
    }

    /** Empty where there is no such version. */
    Uni<Optional<Learnt>> learnt(PanelVersion panel) {
        Optional<Learnt> known = known(panel);
        if (known.isPresent()) {
            return Uni.createFrom().item(known);
        }
        return panels.content(panel)
                .chain(content ->
                        content.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : OffLoop.compute(() ->
                                                PanelLearning.learn(
                                                        content.get().get(),
                                                        BackgroundSettings.DEFAULT))
                                        .invoke(learnt -> keep(panel, learnt))
                                        .map(Optional::of));
    }

    private synchronized Optional<Learnt> known(PanelVersion panel) {
        return Optional.ofNullable(kept.get(panel));
    }

    private synchronized void keep(PanelVersion panel, Learnt learnt) {
        kept.put(panel, learnt);
        while (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
