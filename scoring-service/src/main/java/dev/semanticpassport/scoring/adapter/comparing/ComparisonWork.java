package dev.semanticpassport.scoring.adapter.comparing;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.messaging.tracing.LogIds;
import dev.semanticpassport.messaging.tracing.Subject;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.scoring.adapter.ScoringMetric;
import dev.semanticpassport.scoring.adapter.ScoringMetrics;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore.Due;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.recognising.PanelLearning.Learnt;
import dev.semanticpassport.scoring.recognising.Recognised;
import dev.semanticpassport.scoring.recognising.Recognising;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Compares what waits for it, one after the other. Several replicas may do this at once; one that
 * dies loses its lease, and another compares again.
 */
@ApplicationScoped
class ComparisonWork {
    private static final Logger LOG = Logger.getLogger(ComparisonWork.class);

    private final ComparisonStore store;
    private final LearntPanels panels;
    private final ScoringMetrics metrics;

    ComparisonWork(ComparisonStore store, LearntPanels panels, ScoringMetrics metrics) {
        this.store = store;
        this.panels = panels;
        this.metrics = metrics;
    }

    @Scheduled(
            identity = "scoring-compare",
            every = "${scoring.recognising.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return Infrastructure.retrying(store::take)
                .chain(due ->
                        due.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : compare(due.get()).chain(this::look));
    }

    private Uni<Void> compare(Due due) {
        return Infrastructure.retrying(() -> found(due))
                .onFailure()
                .recoverWithItem(bug -> {
                    // it would fail again, and whoever waits for the verdict must not wait for ever
                    LogIds.during(
                            Subject.verification(due.verification()),
                            null,
                            () -> LOG.error("answers cannot be compared", bug));
                    return Recognising.notCompared(
                            "The answers could not be compared, by a fault of the service.");
                })
                .chain(found ->
                        Infrastructure.retrying(() -> store.keep(due.verification(), found)))
                .invoke(kept -> {
                    if (kept) {
                        metrics.count(ScoringMetric.COMPARISONS, 1);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Recognised> found(Due due) {
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
                            case Comparison.Earlier _ ->
                                    Uni.createFrom()
                                            .item(
                                                    Recognising.notCompared(
                                                            "Comparing with an earlier"
                                                                    + " verification is not"
                                                                    + " served."));
                        });
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
