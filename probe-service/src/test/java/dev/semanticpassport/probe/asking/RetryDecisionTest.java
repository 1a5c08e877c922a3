package dev.semanticpassport.probe.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.core.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryDecisionTest {

    private static final RetryDecision.Rule RULE =
            new RetryDecision.Rule(
                    6, 60, Duration.ofMinutes(4), Duration.ofMillis(500), Duration.ofSeconds(20));
    private static final Optional<Duration> UNSAID = Optional.empty();

    static Stream<Reply> passing() {
        return Stream.of(
                new Reply.RateLimited(UNSAID, ""),
                new Reply.ServerError(500, UNSAID, ""),
                new Reply.TimedOut("late"),
                new Reply.Unreachable("no connection"),
                new Reply.Unreadable("no JSON"));
    }

    static Stream<Reply> lasting() {
        return Stream.of(
                new Reply.TooLarge(4),
                new Reply.Denied(401, ""),
                new Reply.NotFound(""),
                new Reply.Rejected(302, ""),
                new Reply.AddressRefused("special"),
                new Reply.SecretMissing("not here"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatMayPassIsTriedAgain(Reply reply) {
        assertThat(decide(reply, times(reply, 1), Duration.ZERO))
                .isInstanceOf(RetryDecision.Again.class);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void untilTheTimeIsSpent(Reply reply) {
        assertThat(decide(reply, times(reply, 1), Duration.ofMinutes(4).plusNanos(1)))
                .isInstanceOf(RetryDecision.End.class);
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatLastsEndsAtOnceAsItsKind(Reply reply) {
        assertThat(decide(reply, times(reply, 1), Duration.ZERO))
                .isInstanceOfSatisfying(
                        RetryDecision.End.class,
                        end ->
                                assertThat(((Outcome.Failure) end.outcome()).failure())
                                        .isEqualTo(RetryDecision.kind(reply).orElseThrow()));
    }

    @Test
    void serverErrorsAreTriedSixTimes() {
        // Given
        var error = new Reply.ServerError(503, UNSAID, "overloaded");
        // Then
        assertThat(decide(error, times(error, 5), Duration.ZERO))
                .isInstanceOf(RetryDecision.Again.class);
        assertThat(decide(error, times(error, 6), Duration.ZERO))
                .isEqualTo(
                        new RetryDecision.End(
                                new Outcome.Failure(
                                        FailureKind.SERVER_ERROR,
                                        "HTTP 503 (overloaded), after 6 calls")));
    }

    @Test
    void rateLimitsHaveABoundOfTheirOwn() {
        // Given
        var limited = new Reply.RateLimited(UNSAID, "");
        var error = new Reply.ServerError(500, UNSAID, "");
        // Then
        assertThat(decide(limited, times(limited, 59), Duration.ZERO))
                .isInstanceOf(RetryDecision.Again.class);
        assertThat(decide(limited, times(limited, 60), Duration.ZERO))
                .isInstanceOf(RetryDecision.End.class);
        assertThat(decide(error, times(limited, 59).with(error), Duration.ZERO))
                .isInstanceOf(RetryDecision.Again.class);
    }

    @Test
    void comesNotBackBeforeTheEndpointWishes() {
        // Given
        var limited = new Reply.RateLimited(Optional.of(Duration.ofSeconds(9)), "");
        // When
        var decision = decide(limited, times(limited, 1), Duration.ZERO);
        // Then
        assertThat(((RetryDecision.Again) decision).after())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPauseLongerThanTheTimeLeftEndsTheProbeNow() {
        // Given
        var limited = new Reply.RateLimited(Optional.of(Duration.ofHours(1)), "");
        // Then
        assertThat(decide(limited, times(limited, 1), Duration.ZERO))
                .isInstanceOf(RetryDecision.End.class);
    }

    @Test
    void backoffIsUniformFromZeroToADoublingBound() {
        Seeds.forAll(
                100,
                random -> {
                    int failures = 1 + random.nextInt(60);
                    long bound = failures > 6 ? 20_000 : Math.min(20_000, 500L << (failures - 1));
                    double sum = 0;
                    for (int draw = 0; draw < 400; draw++) {
                        long millis = RetryDecision.backoff(RULE, failures, random).toMillis();
                        assertThat(millis).isBetween(0L, bound);
                        sum += millis;
                    }
                    // Mean of 400 uniform draws: half the bound, and 6 standard errors around it.
                    assertThat(sum / 400 / bound).isBetween(0.5 - 0.0867, 0.5 + 0.0867);
                });
    }

    private static RetryDecision decide(Reply reply, Tally tally, Duration since) {
        return RetryDecision.decide(
                reply, tally, RULE, Instant.EPOCH.plus(since), new SplittableRandom(1));
    }

    private static Tally times(Reply reply, int times) {
        Tally tally = Tally.from(Instant.EPOCH);
        for (int i = 0; i < times; i++) {
            tally = tally.with(reply);
        }
        return tally;
    }
}
