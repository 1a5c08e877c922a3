package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Effort;
import java.time.Duration;
import java.time.Instant;

/**
 * What a probe cost so far.
 *
 * @param calls calls made; one refused before it was made counts as none
 * @param since when the first began
 */
public record Tally(
        int calls,
        int rateLimited,
        int serverErrors,
        int timeouts,
        int unreachable,
        int unreadable,
        Instant since) {

    public static Tally from(Instant since) {
        return new Tally(0, 0, 0, 0, 0, 0, since);
    }

    public Tally with(Reply reply) {
        return switch (reply) {
            case Reply.Answered _,
                    Reply.TooLarge _,
                    Reply.Denied _,
                    Reply.NotFound _,
                    Reply.Rejected _ ->
                    plus(0, 0, 0, 0, 0);
            case Reply.RateLimited _ -> plus(1, 0, 0, 0, 0);
            case Reply.ServerError _ -> plus(0, 1, 0, 0, 0);
            case Reply.TimedOut _ -> plus(0, 0, 1, 0, 0);
            case Reply.Unreachable _ -> plus(0, 0, 0, 1, 0);
            case Reply.Unreadable _ -> plus(0, 0, 0, 0, 1);
            case Reply.AddressRefused _, Reply.SecretMissing _ -> this;
        };
    }

    /** Calls that were not answered with 429, whose number has a bound of its own. */
    public int attempts() {
        return calls - rateLimited;
    }

    public Effort effort(Instant now) {
        return new Effort(
                calls,
                rateLimited,
                serverErrors,
                timeouts,
                unreachable,
                unreadable,
                Math.max(0, Duration.between(since, now).toMillis()));
    }

    private Tally plus(int limited, int errors, int late, int lost, int garbled) {
        return new Tally(
                calls + 1,
                rateLimited + limited,
                serverErrors + errors,
                timeouts + late,
                unreachable + lost,
                unreadable + garbled,
                since);
    }
}
