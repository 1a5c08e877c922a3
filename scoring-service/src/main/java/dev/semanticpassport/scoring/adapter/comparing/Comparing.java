package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import dev.semanticpassport.scoring.adapter.db.TraitListStore;
import dev.semanticpassport.scoring.equating.Equating;
import dev.semanticpassport.scoring.expressing.TraitTelling;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.LearntPanel;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import dev.semanticpassport.scoring.recognising.Recognised;
import dev.semanticpassport.scoring.recognising.Recognising;
import dev.semanticpassport.scoring.traits.TraitList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes one comparison from what is stored: the same whenever it is made. */
@ApplicationScoped
public class Comparing {
    private final ComparisonStore store;
    private final LearntPanels panels;
    private final TraitListStore traitLists;

    Comparing(ComparisonStore store, LearntPanels panels, TraitListStore traitLists) {
        this.store = store;
        this.panels = panels;
        this.traitLists = traitLists;
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
                            case Comparison.Panel panel ->
                                    compared(
                                            new PanelVersion(panel.name(), panel.version()),
                                            learnt ->
                                                    new Recognising(learnt, due.rule().alpha())
                                                            .recognise(answers, panel.claimed()));
                            case Comparison.Traits traits -> expressed(due, traits, answers);
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

    private Uni<Recognised> expressed(
            Due due, Comparison.Traits comparison, List<GivenAnswer> answers) {
        TraitsVersion version = comparison.traits();
        Uni<Optional<TraitList>> looked =
                version == null
                        ? Uni.createFrom().item(Optional.empty())
                        : traitLists.find(version);
        return looked.chain(traits ->
                version != null && traits.isEmpty()
                        ? Uni.createFrom()
                                .item(
                                        Recognising.notCompared(
                                                "There is no list of ideas "
                                                        + version.inWords()
                                                        + "."))
                        : compared(
                                new PanelVersion(comparison.name(), comparison.version()),
                                learnt ->
                                        new Recognised(
                                                new TraitTelling(learnt, due.rule().alpha())
                                                        .told(
                                                                answers,
                                                                version,
                                                                traits.orElse(null)),
                                                List.of())));
    }

    /** With a panel's version, off the event loop; why not in words. */
    private Uni<Recognised> compared(
            PanelVersion panel, Function<LearntPanel, Recognised> comparing) {
        return panels.learnt(panel)
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
                                OffLoop.compute(() -> comparing.apply(usable));
                    };
                });
    }
}
