package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.scoring.recomputing.Recomputed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recomputation found.
 *
 * @param equal whether the stored evidence follows from the stored answers, to the last digit
 * @param answers how many answers were read again; null where something differs
 * @param difference the first thing that differs
 */
public record RecomputedView(
        UUID verificationId,
        boolean equal,
        @Nullable Integer answers,
        @Nullable Difference difference) {

    /**
     * @param where an answer's ordinal and field, or a field of the evidence
     */
    public record Difference(String where, String stored, String recomputed) {}

    static RecomputedView of(UUID verificationId, Recomputed recomputed) {
        return switch (recomputed) {
            case Recomputed.Equal(int answers) ->
                    new RecomputedView(verificationId, true, answers, null);
            case Recomputed.Different(String where, String stored, String again) ->
                    new RecomputedView(
                            verificationId, false, null, new Difference(where, stored, again));
        };
    }
}
