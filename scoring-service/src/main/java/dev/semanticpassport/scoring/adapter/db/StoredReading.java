package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.core.statistics.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A reading as a column's value; a beacon's candidate count and the candidate named stand beside.
 */
enum StoredReading {
    HIT,
    MISS,
    CONTROL_ANSWERED,
    CONTROL_UNANSWERED,
    UNREAD,
    INSPECTED,
    FAILED,
    CONTROL_FAILED;

    static StoredReading of(Outcome worth) {
        return switch (worth) {
            case Outcome.Hit _ -> HIT;
            case Outcome.Miss _ -> MISS;
            case Outcome.Control(boolean answered) ->
                    answered ? CONTROL_ANSWERED : CONTROL_UNANSWERED;
            case Outcome.Unread _ -> UNREAD;
            case Outcome.Inspected _ -> INSPECTED;
            case Outcome.Failed(boolean control) -> control ? CONTROL_FAILED : FAILED;
        };
    }

    /** How many candidates the beacon had, where the outcome is one beacon's answer. */
    static @Nullable Integer candidates(Outcome worth) {
        return switch (worth) {
            case Outcome.Hit(int candidates) -> candidates;
            case Outcome.Miss(int candidates, boolean _) -> candidates;
            case Outcome.Control _, Outcome.Unread _, Outcome.Inspected _, Outcome.Failed _ -> null;
        };
    }

    Outcome worth(@Nullable Integer candidates, @Nullable Integer named) {
        int count = candidates == null ? 0 : candidates;
        return switch (this) {
            case HIT -> new Outcome.Hit(count);
            case MISS -> new Outcome.Miss(count, named != null);
            case CONTROL_ANSWERED -> new Outcome.Control(true);
            case CONTROL_UNANSWERED -> new Outcome.Control(false);
            case UNREAD -> new Outcome.Unread();
            case INSPECTED -> new Outcome.Inspected();
            case FAILED -> new Outcome.Failed(false);
            case CONTROL_FAILED -> new Outcome.Failed(true);
        };
    }
}
