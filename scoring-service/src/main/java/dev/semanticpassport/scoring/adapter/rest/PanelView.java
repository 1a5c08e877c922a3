package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.scoring.adapter.db.PanelReading;
import dev.semanticpassport.scoring.panels.PanelVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A panel's version with its models.
 *
 * @param cohort the panel from whose models is learnt what is usual
 * @param families named ones, each model without one counted by itself
 */
public record PanelView(
        String name,
        int version,
        @Nullable PanelVersion cohort,
        Instant createdAt,
        int families,
        long bytes,
        List<PanelReading.Member> models) {
    public PanelView {
        models = List.copyOf(models);
    }

    static PanelView of(PanelReading.Shown shown) {
        return new PanelView(
                shown.panel().panel().name(),
                shown.panel().panel().version(),
                shown.panel().cohort(),
                shown.panel().createdAt(),
                (int)
                        shown.models().stream()
                                .map(model ->
                                        model.family().isEmpty() ? model.model() : model.family())
                                .distinct()
                                .count(),
                shown.models().stream().mapToLong(PanelReading.Member::bytes).sum(),
                shown.models());
    }
}
