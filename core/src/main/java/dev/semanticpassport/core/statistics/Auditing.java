package dev.semanticpassport.core.statistics;

import dev.semanticpassport.core.statistics.Audit.Decision;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds the outcomes of an audit's probes in ordinal order, whatever the order in which they came.
 *
 * <p>A gap blocks: what lies behind it is counted once it is filled. Counting stops at the
 * decision; later outcomes change nothing.
 */
public final class Auditing {
    private Auditing() {}

    /**
     * The audit as far as these outcomes reach.
     *
     * @param planned number of probes in the plan, with ordinals 0 to {@code planned} − 1; what
     *     lies beyond is not counted
     * @param outcomes by ordinal
     * @throws IllegalArgumentException where an ordinal or the plan is negative, or chance alone
     *     reaches the survival floor for a counted beacon
     */
    public static Audit fold(AuditRule rule, int planned, Map<Integer, Outcome> outcomes) {
        refuseNegative(planned, outcomes);
        var progress = new AuditProgress(rule);
        Optional<Decision> decision = Optional.empty();
        for (int ordinal = 0; ordinal < planned && decision.isEmpty(); ordinal++) {
            @Nullable Outcome outcome = outcomes.get(ordinal);
            if (outcome == null) {
                return progress.audit(outcomes.size(), Optional.empty());
            }
            progress.count(outcome);
            decision = progress.decided();
        }
        return progress.audit(outcomes.size(), decision.or(() -> Optional.of(progress.atEnd())));
    }

    private static void refuseNegative(int planned, Map<Integer, Outcome> outcomes) {
        if (planned < 0) {
            throw new IllegalArgumentException("A plan cannot hold %d probes".formatted(planned));
        }
        for (int ordinal : outcomes.keySet()) {
            if (ordinal < 0) {
                throw new IllegalArgumentException("Ordinals begin at 0; there is " + ordinal);
            }
        }
    }
}
