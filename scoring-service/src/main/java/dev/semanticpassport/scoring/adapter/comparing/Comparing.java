package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import dev.semanticpassport.scoring.equating.Equating;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import dev.semanticpassport.scoring.recognising.Recognised;
import dev.semanticpassport.scoring.recognising.Recognising;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Makes one comparison from what is stored: the same whenever it is made. */
@ApplicationScoped
public class Comparing {
    private final ComparisonStore store;
    private final LearntPanels panels;

    Comparing(ComparisonStore store, LearntPanels panels) {
        this.store = store;
        this.panels = panels;
    }

    /** What the comparison finds; changes nothing. */
    public Uni<Recognised> found(Due due) {
        if (due.reason() != Reason.ANSWERS_KEPT) {
            return Uni.createFrom()
                    .item(
                            Recognising.notCompared(
                                    "More than a tenth of the prompts have no answer, so that"
                                            + " nothing was compared."));
        }
        return store.answers(due.verification())
                .chain(answers ->
                        switch (due.comparison()) {
                            case Comparison.Panel panel -> recognised(due, panel, answers);
                            case Comparison.Earlier earlier -> equated(earlier, answers);
                        });
    }

    private Uni<Recognised> equated(Comparison.Earlier earlier, List<GivenAnswer> answers) {
        UUID again = earlier.again();
        return store.answers(earlier.verificationId())
                .chain(first ->
                        again == null
                                ? equated(earlier, List.of(first), answers)
                                : store.answers(again)
                                        .chain(second ->
                                                equated(earlier, List.of(first, second), answers)));
    }

    private static Uni<Recognised> equated(
            Comparison.Earlier earlier, List<List<GivenAnswer>> before, List<GivenAnswer> answers) {
        return OffLoop.compute(() ->
                new Recognised(
                        Equating.equate(earlier.verificationId(), before, answers), List.of()));
    }

    private Uni<Recognised> recognised(Due due, Comparison.Panel panel, List<GivenAnswer> answers) {
        return panels.learnt(new PanelVersion(panel.name(), panel.version()))
                .chain(learnt -> {
                    if (learnt.isEmpty()) {
                        return Uni.createFrom().item(Recognising.unknown(panel));
                    }
                    return switch (learnt.get()) {
                        case Learnt.Unusable(String why) ->
                                Uni.createFrom()
                                        .item(
                                                Recognising.notCompared(
                                                        "Nothing was compared: " + why + "."));
                        case Learnt.Usable(var usable) ->
                                OffLoop.compute(() ->
                                        new Recognising(usable, due.rule().alpha())
                                                .recognise(answers, panel.claimed()));
                    };
                });
    }
}
