package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What follows from a call: the probe's end, or another call. */
public sealed interface RetryDecision {

    record End(Outcome outcome) implements RetryDecision {}

    record Again(Duration after) implements RetryDecision {}

    /**
     * How often and how long a probe is tried.
     *
     * @param attempts most calls of one probe, those answered with 429 left out
     * @param limitedAttempts most calls answered with 429
     * @param total from the first call on; no call begins later
     * @param base the first backoff is drawn from 0 to this, each further one from twice as much
     * @param cap longest backoff
     */
    record Rule(int attempts, int limitedAttempts, Duration total, Duration base, Duration cap) {}

    /**
     * @param tally with this call counted
     */
    static RetryDecision decide(
            Reply reply, Tally tally, Rule rule, Instant now, RandomGenerator random) {
        return switch (reply) {
            case Reply.Answered(var answer) -> new End(answer);
            case Reply.RateLimited(var pause, _) ->
                    tally.rateLimited() >= rule.limitedAttempts()
                            ? end(reply, tally)
                            : again(reply, tally, rule, now, pause, tally.rateLimited(), random);
            case Reply.ServerError(_, var pause, _) ->
                    retry(reply, tally, rule, now, pause, random);
            case Reply.TimedOut _, Reply.Unreachable _, Reply.Unreadable _ ->
                    retry(reply, tally, rule, now, Optional.empty(), random);
            case Reply.TooLarge _,
                    Reply.Denied _,
                    Reply.NotFound _,
                    Reply.Rejected _,
                    Reply.AddressRefused _,
                    Reply.SecretMissing _ ->
                    end(reply, tally);
        };
    }

    private static RetryDecision retry(
            Reply reply,
            Tally tally,
            Rule rule,
            Instant now,
            Optional<Duration> pause,
            RandomGenerator random) {
        return tally.attempts() >= rule.attempts()
                ? end(reply, tally)
                : again(reply, tally, rule, now, pause, tally.attempts(), random);
    }

    private static RetryDecision again(
            Reply reply,
            Tally tally,
            Rule rule,
            Instant now,
            Optional<Duration> pause,
            int failures,
            RandomGenerator random) {
        Duration after = backoff(rule, failures, random).plus(pause.orElse(Duration.ZERO));
        return now.plus(after).isAfter(tally.since().plus(rule.total()))
                ? end(reply, tally)
                : new Again(after);
    }

    /**
     * Exponential backoff with full jitter: uniform from 0 to the bound, so that probes that failed
     * together do not come back together.
     *
     * @param failures how many before, at least 1
     */
    static Duration backoff(Rule rule, int failures, RandomGenerator random) {
        long bound =
                Math.min(
                        rule.cap().toMillis(),
                        rule.base().toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }

    private static End end(Reply reply, Tally tally) {
        return new End(
                new Outcome.Failure(
                        kind(reply).orElseThrow(),
                        what(reply)
                                + (tally.calls() > 1
                                        ? ", after " + tally.calls() + " calls"
                                        : "")));
    }

    /** The kind of failure that a reply is; empty for an answer. */
    public static Optional<FailureKind> kind(Reply reply) {
        return switch (reply) {
            case Reply.Answered _ -> Optional.empty();
            case Reply.RateLimited _ -> Optional.of(FailureKind.RATE_LIMITED);
            case Reply.ServerError _ -> Optional.of(FailureKind.SERVER_ERROR);
            case Reply.TimedOut _ -> Optional.of(FailureKind.TIMEOUT);
            case Reply.Unreachable _ -> Optional.of(FailureKind.UNREACHABLE);
            case Reply.Unreadable _ -> Optional.of(FailureKind.UNREADABLE);
            case Reply.TooLarge _ -> Optional.of(FailureKind.TOO_LARGE);
            case Reply.Denied _ -> Optional.of(FailureKind.ACCESS_DENIED);
            case Reply.NotFound _ -> Optional.of(FailureKind.NOT_FOUND);
            case Reply.Rejected _ -> Optional.of(FailureKind.REJECTED);
            case Reply.AddressRefused _ -> Optional.of(FailureKind.ADDRESS_REFUSED);
            case Reply.SecretMissing _ -> Optional.of(FailureKind.SECRET_MISSING);
        };
    }

    /** A reply in words, without anything of its body. */
    static String what(Reply reply) {
        return switch (reply) {
            case Reply.Answered _ -> "answered";
            case Reply.RateLimited(_, var code) -> status(429, code);
            case Reply.ServerError(int status, _, var code) -> status(status, code);
            case Reply.TimedOut(var what) -> what;
            case Reply.Unreachable(var what) -> what;
            case Reply.Unreadable(var what) -> what;
            case Reply.TooLarge(long bound) -> "body above " + bound + " bytes";
            case Reply.Denied(int status, var code) -> status(status, code);
            case Reply.NotFound(var code) -> status(404, code);
            case Reply.Rejected(int status, var code) -> status(status, code);
            case Reply.AddressRefused(var what) -> what;
            case Reply.SecretMissing(var what) -> what;
        };
    }

    private static String status(int status, String code) {
        return "HTTP " + status + (code.isEmpty() ? "" : " (" + code + ")");
    }
}
