package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.messaging.measuring.Meters;
import dev.semanticpassport.passport.tree.EditRefusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Measures edits of trees. Every figure is there from the start, at 0. */
@Startup
@ApplicationScoped
class TreeMetrics {
    private final Meters meters;

    @Inject
    TreeMetrics(MeterRegistry registry) {
        meters = new Meters(registry);
        applied(0);
        for (EditRefusal.Kind kind : EditRefusal.Kind.values()) {
            refusals(kind);
        }
    }

    void applied(int edits) {
        meters.counter(TreeMetric.EDITED).increment(edits);
    }

    void refused(EditRefusal.Kind kind) {
        refusals(kind).increment();
    }

    private Counter refusals(EditRefusal.Kind kind) {
        return meters.counter(TreeMetric.REFUSED, "kind", kind.name().toLowerCase(Locale.ROOT));
    }
}
